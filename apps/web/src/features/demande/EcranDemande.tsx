import type { DemandeLueT } from '@orapont/contract/demande';
import { formaterDate } from '@orapont/domain/dates';
import { CircleAlert, CircleDot, Clock3, FileText } from 'lucide-react';
import { Navigate, useParams } from 'react-router';
import { Banner } from '../../ui/Banner.tsx';
import { Card } from '../../ui/Card.tsx';
import { deferred } from '../../ui/deferred.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Status } from '../../ui/Status.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { AvecDemande } from './AvecDemande.tsx';
import styles from './Demande.module.css';
import { Actions } from './suivi/Actions.tsx';
import { DemandeEnvoyee } from './suivi/DemandeEnvoyee.tsx';
import { RelevePropose } from './suivi/RelevePropose.tsx';
import { Reprendre } from './suivi/Reprendre.tsx';
import { dateHeure } from './temps.ts';
import { T_SUIVI } from './textes.ts';

const SuiviAilleurs = deferred(async () => (await import('./ailleurs/SuiviAilleurs.tsx')).SuiviAilleurs);
const Complement = deferred(async () => (await import('./suivi/Complement.tsx')).Complement);

/** A request once it left: where it stands, what is asked, what came back. A draft goes to its wizard. */
export function EcranDemande() {
  const { id = '' } = useParams();
  return (
    <AvecDemande id={id}>
      {(demande) =>
        demande.etat === 'BROUILLON' && !demande.ailleurs?.enCours ? (
          <Navigate to={`/demandes/${id}/${demande.confie ? 'relire' : 'pourquoi'}`} replace />
        ) : (
          <Suivi demande={demande} />
        )
      }
    </AvecDemande>
  );
}

function Suivi({ demande }: { readonly demande: DemandeLueT }) {
  const { patient } = demande;
  return (
    <Page
      title={`${patient.nom}, ${formaterDate(patient.dateNaissance)}`}
      lead={
        <>
          {demande.natureLibelle}, <span className={styles.numero}>{T_SUIVI.numero(demande.numero)}</span>
        </>
      }
      width="reading"
      back={{ href: '/demandes', label: T_SUIVI.retour }}
      header={<EtatCourant demande={demande} />}
    >
      <Stack gap="large">
        <Messages demande={demande} />
        {demande.ailleurs && <SuiviAilleurs when demande={demande} />}
        <RelevePropose demande={demande} />
        {demande.etat === 'COMPLEMENT_DEMANDE' && <Complement when demande={demande} />}
        <Card title={T_SUIVI.histoire}>
          <Timeline
            entries={demande.historique.map(({ id, libelle, le, par, precision }) => ({
              id,
              title: par ? T_SUIVI.pas(libelle, par) : libelle,
              date: dateHeure(le),
              dateTime: le,
              icon: <CircleDot />,
              ...(precision ? { children: precision } : {}),
            }))}
          />
        </Card>
        {demande.demande && <DemandeEnvoyee demande={demande} figee={demande.demande} />}
        <div data-no-print="">
          <Actions demande={demande} />
        </div>
      </Stack>
    </Page>
  );
}

const ATTEND = ['ENVOYEE', 'ACCEPTEE', 'COMPLEMENT_DEMANDE'];

function EtatCourant({ demande }: { readonly demande: DemandeLueT }) {
  const { echeance, echeancePhrase, enRetard, requis } = demande;
  return (
    <Stack as="row">
      <Status tone={enRetard ? 'danger' : 'info'} icon={<FileText aria-hidden="true" />}>
        {demande.etat === 'BROUILLON' && demande.ailleurs
          ? demande.ailleurs.etatLibelle
          : demande.etatLibelle}
      </Status>
      {requis && <span>{`${requis.nom}, ${requis.profession}`}</span>}
      {echeance && ATTEND.includes(demande.etat) && (
        <Status
          tone={enRetard ? 'danger' : 'neutral'}
          icon={enRetard ? <CircleAlert aria-hidden="true" /> : <Clock3 aria-hidden="true" />}
        >
          {`${T_SUIVI.attente} ${T_SUIVI.avant} ${dateHeure(echeance)} (${echeancePhrase ?? ''})`}
        </Status>
      )}
    </Stack>
  );
}

const REPRENABLES = ['REFUSEE', 'ANNULEE', 'EXPIREE'];

function Messages({ demande }: { readonly demande: DemandeLueT }) {
  const { refus, compteRendu, retireLe } = demande;
  const compteRenduId = idDuCompteRendu(compteRendu);
  return (
    <>
      {refus && (
        <Banner kind="attention" title={T_SUIVI.refusMotif(refus.libelle)}>
          <p className={styles.dit}>{refus.precision}</p>
        </Banner>
      )}
      {REPRENABLES.includes(demande.etat) && (
        <div data-no-print="">
          <Reprendre demande={demande} />
        </div>
      )}
      {compteRenduId && (
        <Banner
          kind="success"
          title={T_SUIVI.reponseTitre}
          actions={<LinkButton href={`/comptes-rendus/${compteRenduId}`}>{T_SUIVI.lireReponse}</LinkButton>}
        />
      )}
      {retireLe && <Banner kind="info" title={`${T_SUIVI.retireLe} ${dateHeure(retireLe)}`} />}
    </>
  );
}

function idDuCompteRendu(reference: unknown): string | undefined {
  if (typeof reference !== 'object' || reference === null || !('id' in reference)) return undefined;
  return typeof reference.id === 'string' ? reference.id : undefined;
}
