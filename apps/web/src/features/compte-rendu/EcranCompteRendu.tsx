import type { CompteRenduLuT } from '@orapont/contract/compte-rendu';
import { formaterDate, heureParis, jourParis } from '@orapont/domain/dates';
import { PenLine } from 'lucide-react';
import { useParams } from 'react-router';
import { Banner } from '../../ui/Banner.tsx';
import { Card } from '../../ui/Card.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import styles from './EcranCompteRendu.module.css';
import { PdfSigne, Prescription } from './PdfSigne.tsx';
import { Remises } from './Remises.tsx';
import { Resume } from './Resume.tsx';
import { useCompteRendu } from './requetes.ts';
import { T } from './textes.ts';
import { Versions } from './Versions.tsx';

/** A compte rendu: the document, the opinion in short, its versions, and where it was delivered. */
export function EcranCompteRendu() {
  const { id = '' } = useParams();
  const lu = useCompteRendu(id);
  if (lu.data) return <CompteRendu key={id} cr={lu.data} />;
  if (lu.isError)
    return (
      <Page title={T.absent}>
        <ErrorState
          title={T.absent}
          safe={T.absentIntact}
          whatToDo={T.absentAFaire}
          onRetry={() => void lu.refetch()}
          isRetrying={lu.isFetching}
        />
      </Page>
    );
  return (
    <Page title={T.chargement}>
      <Skeleton shape="card" />
    </Page>
  );
}

const dateHeure = (le: string) => `${formaterDate(jourParis(le))} à ${heureParis(le)}`;

function CompteRendu({ cr }: { readonly cr: CompteRenduLuT }) {
  const requis = cr.cote === 'REQUIS';
  const courante = cr.versions.find((version) => version.courante);
  const back = requis
    ? { href: '/lectures?etape=RENDUS', label: T.retourLectures }
    : { href: `/demandes/${cr.acteId}`, label: T.retourDemande };
  return (
    <Page
      title={T.titre(cr.patient.nom)}
      lead={`${cr.natureLibelle}, ${cr.numero.replaceAll('-', '\u2011')}`}
      back={back}
      actions={
        <Stack as="row" gap="small">
          <LinkButton variant="quiet" href={`/actes/${cr.acteId}/courrier`}>
            {T.courrier}
          </LinkButton>
          {cr.corrigible && (
            <LinkButton
              variant="secondary"
              icon={<PenLine aria-hidden="true" />}
              href={`/lectures/${cr.acteId}/correction`}
            >
              {T.corriger}
            </LinkButton>
          )}
        </Stack>
      }
    >
      <div className={styles.page} {...(requis ? { 'data-densite': 'bureau' } : {})}>
        <div className={styles.principal}>
          {courante && courante.id !== cr.id && (
            <Banner
              kind="attention"
              title={cr.prescription ? T.ancienneAvecPrescription : T.ancienne}
              actions={<LinkButton href={`/comptes-rendus/${courante.id}`}>{T.ancienneLien}</LinkButton>}
            />
          )}
          {cr.motifCorrection !== null && <Remplacement cr={cr} />}
          <Provenance cr={cr} />
          <Resume cr={cr} />
          <Card title={cr.parCourrier ? T.documentRecu : T.document}>
            <PdfSigne id={cr.id} pret={cr.pdf} />
          </Card>
          {cr.prescription && (
            <Card title={T.prescription}>
              <Prescription id={cr.id} />
            </Card>
          )}
        </div>
        <div className={styles.cote}>
          {requis && <Remises cr={cr} />}
          <QuiEtQuand cr={cr} />
          <Versions cr={cr} />
        </div>
      </div>
    </Page>
  );
}

/** A document of another software: whoever reads it knows that nothing here vouches for its signature. */
function Provenance({ cr: { parCourrier, signataire } }: { readonly cr: CompteRenduLuT }) {
  if (!parCourrier) return null;
  return (
    <Banner kind="info" title={T.parCourrier(signataire)}>
      {T.parCourrierTexte(parCourrier.de, dateHeure(parCourrier.recuLe))}
    </Banner>
  );
}

function QuiEtQuand({ cr }: { readonly cr: CompteRenduLuT }) {
  return (
    <Card title={T.identites}>
      <DescriptionList
        items={[
          { term: cr.parCourrier ? T.ecritPar : T.signePar, definition: cr.signataire },
          { term: cr.parCourrier ? T.ecritLe : T.signeLe, definition: dateHeure(cr.signeLe) },
          { term: T.requerant, definition: `${cr.requerant}, ${cr.structure}` },
          {
            term: T.empreinte,
            definition: <code className={styles.empreinte}>{cr.empreintePdf}</code>,
          },
        ]}
      />
      {cr.quotaPhrase && (
        <p>
          <strong>{cr.facturable ? T.facturable : T.nonFacturable}</strong>. {cr.quotaPhrase}
        </p>
      )}
    </Card>
  );
}

/** What this version replaces, why, and what changed: said before the opinion itself. */
function Remplacement({ cr }: { readonly cr: CompteRenduLuT }) {
  return (
    <Banner kind="info" title={T.remplace(cr.numeroVersion - 1)}>
      <p>
        {T.motifCorrection}
        {'\u00a0'}: {cr.motifCorrection}
      </p>
      {cr.changements.length > 0 && (
        <ul>
          {cr.changements.map((phrase) => (
            <li key={phrase}>{phrase}</li>
          ))}
        </ul>
      )}
    </Banner>
  );
}
