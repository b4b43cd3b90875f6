import { apercevoirCompteRendu } from '@orapont/contract/compte-rendu';
import { type ContenuLectureT, type LectureLueT, LIBELLES_URGENCE_SOINS } from '@orapont/contract/lecture';
import { FileText, PenLine } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { ErreurApi } from '../../kernel/call.ts';
import { usePdf } from '../../kernel/usePdf.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import styles from './EcranRelecture.module.css';
import { Phrases } from './Phrases.tsx';
import { nomPatient } from './patient.ts';
import { DialogueSignature } from './signature/DialogueSignature.tsx';
import { T } from './textes.ts';
import { useRaccourcis } from './useRaccourcis.ts';

interface Props<S> {
  readonly lecture: LectureLueT;
  /** Where what is read again is changed. */
  readonly retour: string;
  readonly signable: boolean;
  /** The document as a correction of the version in force. */
  readonly correction?: { readonly motif: string };
  readonly signer: (version: number, cle: string) => Promise<S>;
  readonly onSigne: (signe: S) => void | Promise<void>;
  /** Asked before the signature. */
  readonly children?: ReactNode;
}

/** The document as it will be signed, its essentials beside it, and the button that signs it. */
export function Relecture<S>(props: Props<S>) {
  const { lecture, retour, signable, correction, signer, onSigne, children } = props;
  const [signature, setSignature] = useState(false);
  const { contenu, version } = lecture.brouillon;
  const pdf = usePdf(
    apercevoirCompteRendu,
    { id: lecture.id },
    { contenu, ...(correction ? { correction } : {}) },
  );
  useRaccourcis({ 'maj+s': () => signable && pdf.url && setSignature(true) }, { actif: !signature });
  return (
    <div className={styles.relecture} data-densite="bureau">
      <section className={styles.document} aria-label={T.apercu}>
        {pdf.url ? (
          <iframe className={styles.pdf} title={T.apercu} src={`${pdf.url}#navpanes=0&view=FitH`} />
        ) : (
          <Empechement
            erreur={pdf.erreur}
            retour={retour}
            dire={correction ? T.retourCorrection : T.retourLecture}
          />
        )}
      </section>
      <div className={styles.colonne}>
        <Stack>
          {!signable && !correction && <Banner kind="attention" title={T.avantDePrendre} />}
          {children}
          <div className={styles.boutons}>
            <LinkButton variant="secondary" href={retour}>
              {correction ? T.retourCorrection : T.retourLecture}
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
            <EnBref
              contenu={contenu}
              constats={`/lectures/${lecture.id}/${correction ? 'correction/' : ''}constats`}
            />
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
          signer={(cle) => signer(version, cle)}
          onFermer={() => setSignature(false)}
          onSigne={onSigne}
        />
      )}
    </div>
  );
}

function Empechement({
  erreur,
  retour,
  dire,
}: {
  readonly erreur: Error | null;
  readonly retour: string;
  readonly dire: string;
}) {
  if (!erreur) return <Skeleton shape="picture" />;
  const champs = erreur instanceof ErreurApi ? Object.values(erreur.champs) : [];
  return (
    <Banner
      kind="attention"
      isLive
      title={champs.length > 0 ? T.incomplet : T.apercuPanne}
      actions={<LinkButton href={retour}>{dire}</LinkButton>}
    >
      <ul>
        {(champs.length > 0 ? champs : [erreur.message]).map((phrase) => (
          <li key={phrase}>{phrase}</li>
        ))}
      </ul>
    </Banner>
  );
}

function EnBref({
  contenu: { chart, reponse },
  constats,
}: {
  readonly contenu: ContenuLectureT;
  readonly constats: string;
}) {
  return (
    <DescriptionList
      items={[
        {
          term: T.conclusion,
          definition: reponse.conclusion || (reponse.nonConcluant ? T.nonConcluant : '—'),
        },
        { term: T.urgence, definition: reponse.urgence ? LIBELLES_URGENCE_SOINS[reponse.urgence] : '—' },
        { term: T.constats, definition: <Phrases chart={chart} constats={constats} /> },
        { term: T.incidents, definition: reponse.incidents || T.incidentsAucun },
      ]}
    />
  );
}
