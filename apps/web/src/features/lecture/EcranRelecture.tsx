import { apercevoirCompteRendu } from '@orapont/contract/compte-rendu';
import { type ContenuLectureT, type LectureLueT, LIBELLES_URGENCE_SOINS } from '@orapont/contract/lecture';
import { resumeObservations } from '@orapont/domain/bouche/resume';
import { FileText, PenLine } from 'lucide-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { ErreurApi } from '../../kernel/call.ts';
import { usePdf } from '../../kernel/usePdf.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import styles from './EcranRelecture.module.css';
import { nomPatient } from './patient.ts';
import { useCas } from './requetes.ts';
import { AvisRendu } from './signature/AvisRendu.tsx';
import { DialogueSignature } from './signature/DialogueSignature.tsx';
import { T } from './textes.ts';
import { useRaccourcis } from './useRaccourcis.ts';

/** The whole document, as it will be signed, then the signature: an act of its own. */
export function EcranRelecture() {
  const { id = '' } = useParams();
  const cas = useCas(id);
  const [signe, setSigne] = useState<{ compteRenduId: string; suivant: string | null } | null>(null);
  const retour = { href: `/lectures/${id}`, label: T.retourLecture };
  if (signe) return <AvisRendu {...signe} />;
  if (cas.isError)
    return (
      <Page title={T.absente} back={{ href: '/lectures', label: T.retourListe }}>
        <Banner kind="attention" title={T.absente}>
          {T.absenteAFaire}
        </Banner>
      </Page>
    );
  return (
    <Page title={T.relectureTitre} lead={T.relectureAccroche} back={retour} width="full">
      {cas.data && !cas.isFetching ? (
        <Relecture lecture={cas.data} onSigne={setSigne} />
      ) : (
        <Skeleton shape="picture" />
      )}
    </Page>
  );
}

interface Props {
  readonly lecture: LectureLueT;
  readonly onSigne: (signe: { compteRenduId: string; suivant: string | null }) => void;
}

function Relecture({ lecture, onSigne }: Props) {
  const [signature, setSignature] = useState(false);
  const { contenu, version } = lecture.brouillon;
  const pdf = usePdf(apercevoirCompteRendu, { id: lecture.id }, { contenu });
  const signable = lecture.evenements.includes('RENDRE') && version > 0;
  useRaccourcis({ 'maj+s': () => signable && pdf.url && setSignature(true) }, { actif: !signature });
  return (
    <div className={styles.relecture} data-densite="bureau">
      <section className={styles.document} aria-label={T.apercu}>
        {pdf.url ? (
          <iframe className={styles.pdf} title={T.apercu} src={`${pdf.url}#navpanes=0&view=FitH`} />
        ) : (
          <Empechement erreur={pdf.erreur} lecture={lecture} />
        )}
      </section>
      <div className={styles.colonne}>
        <Stack>
          {!signable && <Banner kind="attention" title={T.avantDePrendre} />}
          <div className={styles.boutons}>
            <LinkButton variant="secondary" href={`/lectures/${lecture.id}`}>
              {T.retourLecture}
            </LinkButton>
            {pdf.url && (
              <Button
                variant="secondary"
                icon={<FileText aria-hidden="true" />}
                onPress={() => window.open(pdf.url, '_blank', 'noopener')}
              >
                {T.ouvrirPdf}
              </Button>
            )}
            <Button
              icon={<PenLine aria-hidden="true" />}
              isDisabled={!signable || !pdf.url}
              onPress={() => setSignature(true)}
            >
              {T.signer}
            </Button>
          </div>
          <Card title={nomPatient(lecture.demande)}>
            <EnBref contenu={contenu} />
          </Card>
          <Card title={T.apresSignature}>
            <ul className={styles.suites}>
              {T.apresListe.map((phrase) => (
                <li key={phrase}>{phrase}</li>
              ))}
            </ul>
            {lecture.quotaPhrase && <p>{lecture.quotaPhrase}</p>}
          </Card>
        </Stack>
      </div>
      {signature && (
        <DialogueSignature
          acteId={lecture.id}
          version={version}
          onFermer={() => setSignature(false)}
          onSigne={onSigne}
        />
      )}
    </div>
  );
}

function Empechement({ erreur, lecture }: { readonly erreur: Error | null; readonly lecture: LectureLueT }) {
  if (!erreur) return <Skeleton shape="picture" />;
  const champs = erreur instanceof ErreurApi ? Object.values(erreur.champs) : [];
  return (
    <Banner
      kind="attention"
      isLive
      title={champs.length > 0 ? T.incomplet : T.apercuPanne}
      actions={<LinkButton href={`/lectures/${lecture.id}`}>{T.retourLecture}</LinkButton>}
    >
      <ul>
        {(champs.length > 0 ? champs : [erreur.message]).map((phrase) => (
          <li key={phrase}>{phrase}</li>
        ))}
      </ul>
    </Banner>
  );
}

function EnBref({ contenu: { chart, reponse } }: { readonly contenu: ContenuLectureT }) {
  const constats = resumeObservations(chart).filter((phrase) => !/^(?:Vu en partie|Non vu)/u.test(phrase));
  return (
    <DescriptionList
      items={[
        {
          term: T.conclusion,
          definition: reponse.conclusion || (reponse.nonConcluant ? T.nonConcluant : '—'),
        },
        { term: T.urgence, definition: reponse.urgence ? LIBELLES_URGENCE_SOINS[reponse.urgence] : '—' },
        { term: T.constats, definition: constats.join('\u202f; ') || T.sansConstat },
        { term: T.incidents, definition: reponse.incidents || T.incidentsAucun },
      ]}
    />
  );
}
