import { noterConsentement } from '@orapont/contract/demande-recue';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../kernel/call.ts';
import { quand } from '../../kernel/dates.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Form } from '../../ui/Form.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { showToast } from '../../ui/toasts.ts';
import { type ActeTrouve, ComplementRecu } from './ComplementRecu.tsx';
import styles from './Reception.module.css';
import { type Courrier, type Proposition, useGeste } from './requetes.ts';
import { TEXTES } from './textes.ts';
import { TEXTES_DEMANDE as T } from './textes-demande.ts';

type Consentement = NonNullable<ActeTrouve['consentement']>;
type Props = {
  readonly courrier: Courrier;
  readonly proposition: Proposition;
  readonly acte: ActeTrouve;
  readonly consentement: Consentement;
};
type Choix = 'CONSENT' | 'REFUSE' | 'RETRAIT' | 'AUTRE';

/** A message about a request that waits for its consent, or may lose it: a person reads it, and says what it says. */
export function ConsentementRecu({ courrier, proposition, acte, consentement }: Props) {
  const { attendu, pour, demandeLe } = consentement;
  const [choix, setChoix] = useState<Choix | null>(!attendu && acte.attendComplement ? 'AUTRE' : null);
  return (
    <Stack>
      {attendu && (
        <Banner kind="info" title={T.consentementTitre(acte.numero, pour)}>
          {demandeLe ? T.consentementDemande(quand(demandeLe)) : T.consentementJamaisDemande}
        </Banner>
      )}
      {!attendu && !acte.attendComplement && (
        <Banner kind="info" title={T.dejaTitre(acte.numero)}>
          {T.dejaAide(acte.etatLibelle)}
        </Banner>
      )}
      <Card title={T.message} level={2}>
        <p className={styles.message}>{courrier.texte || TEXTES.messageVide}</p>
      </Card>
      <RadioGroup
        label={T.consentementQuestion}
        value={choix}
        onChange={(valeur) => setChoix(valeur as Choix)}
        options={optionsDe(acte, consentement)}
      />
      {choix === 'AUTRE' && <ComplementRecu courrier={courrier} proposition={proposition} acte={acte} />}
      {choix !== null && choix !== 'AUTRE' && (
        <Noter key={choix} courrier={courrier} consentement={consentement} choix={choix} />
      )}
      <p>{T.consentementRien}</p>
    </Stack>
  );
}

function optionsDe({ attendComplement }: ActeTrouve, { attendu, pour, autre }: Consentement) {
  return [
    ...(attendu ? [{ value: 'CONSENT', label: T.CONSENT, help: T.CONSENTAide(pour) }] : []),
    ...(attendComplement ? [{ value: 'AUTRE', label: T.AUTRE, help: T.AUTREAide }] : []),
    ...(autre
      ? [
          { value: 'REFUSE', label: T.REFUSEConfrere(pour), help: T.REFUSEConfrereAide },
          { value: 'RETRAIT', label: T.RETRAIT, help: T.REFUSEAide },
        ]
      : [{ value: 'REFUSE', label: T.REFUSE, help: T.REFUSEAide }]),
  ];
}

function Noter({
  courrier: { id, version },
  consentement,
  choix,
}: Pick<Props, 'courrier' | 'consentement'> & { readonly choix: Exclude<Choix, 'AUTRE'> }) {
  const sens = choix === 'CONSENT' ? 'CONSENT' : 'REFUSE';
  const requisId = choix === 'RETRAIT' ? consentement.requisActuel : consentement.requisId;
  const aller = useNavigate();
  const [cle] = useState(() => crypto.randomUUID());
  const geste = useGeste(
    () => call(noterConsentement, { params: { id }, body: { version, sens, requisId }, cle }),
    () => {
      showToast(T.notee[sens]);
      void aller(`/courrier-recu/${id}`);
    },
  );
  return (
    <Form
      aria-label={T.consentementQuestion}
      formError={geste.error?.message}
      onSubmit={() => geste.mutate(undefined)}
    >
      <div>
        <Button
          type="submit"
          variant={sens === 'REFUSE' ? 'secondary' : 'primary'}
          isPending={geste.isPending}
        >
          {T.noterConsentement}
        </Button>
      </div>
    </Form>
  );
}
