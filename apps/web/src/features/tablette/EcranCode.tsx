import { Fingerprint } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { CleDAppareil } from '../../horsligne/base-locale.ts';
import { deverrouiller } from '../../horsligne/cles.ts';
import { ouvrirParPasskey } from '../../horsligne/passkey.ts';
import { etatDuVerrou, LONGUEUR_PIN, type VerrouPin } from '../../horsligne/verrou-pin.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Form } from '../../ui/Form.tsx';
import { Page } from '../../ui/Page.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { effacerApresEchecs } from './effacer.ts';
import { LigneEtat } from './LigneEtat.tsx';
import { direLeVerrou } from './phrases-verrou.ts';
import styles from './Tablette.module.css';
import { T } from './textes.ts';
import { useSuivi } from './useTablette.ts';

/** The PIN, asked once after a restart; nothing of anybody is on the screen before it. */
export function EcranCode({ appareil }: { readonly appareil: CleDAppareil }) {
  const [code, setCode] = useState('');
  const [enCours, setEnCours] = useState(false);
  const [verrou, setVerrou] = useState<VerrouPin>(() => etatDuVerrou(appareil.essais, Date.now()));
  const [rate, setRate] = useState(false);
  useFinDAttente(verrou, () => setVerrou(etatDuVerrou(appareil.essais, Date.now())));

  async function ouvrir() {
    if (enCours) return;
    setEnCours(true);
    const issue = await deverrouiller(code);
    setCode('');
    setEnCours(false);
    setRate(issue.sorte === 'FAUX');
    if (issue.sorte === 'EFFACER') await effacerApresEchecs();
    else if (issue.sorte !== 'OUVERT') setVerrou(issue.verrou);
  }

  const attend = verrou.sorte === 'ATTENDRE';
  return (
    <div className={styles['seuil']}>
      <Page title={T.verrouTitre} lead={T.verrouChapeau} width="reading">
        <p className={styles['appareil']}>{appareil.libelle}</p>
        <LigneEtat avecLien={false} />
        <Form
          aria-label={T.verrouTitre}
          onSubmit={() => void ouvrir()}
          formError={direLeVerrou(verrou, rate)}
        >
          <TextField
            label={T.code}
            name="code"
            type="password"
            inputMode="numeric"
            autoComplete="off"
            maxLength={LONGUEUR_PIN.max}
            value={code}
            onChange={(saisi) => setCode(saisi.replace(/\D/g, ''))}
            isDisabled={attend}
            autoFocus
          />
          <Button
            type="submit"
            isWide
            isPending={enCours}
            isDisabled={attend || code.length < LONGUEUR_PIN.min}
          >
            {T.ouvrir}
          </Button>
        </Form>
        {appareil.passkey && <ParPasskey passkey={appareil.passkey} />}
        <Oubli />
      </Page>
    </div>
  );
}

/** Beside the code, never in its place. */
function ParPasskey({ passkey }: { readonly passkey: NonNullable<CleDAppareil['passkey']> }) {
  const [refusee, setRefusee] = useState(false);
  return (
    <>
      <Button
        variant="secondary"
        isWide
        icon={<Fingerprint aria-hidden="true" />}
        onPress={() => void ouvrirParPasskey(passkey).then((ouverte) => setRefusee(!ouverte))}
      >
        {T.passkeyOuvrir}
      </Button>
      {refusee && <Banner kind="info" title={T.passkeySansSuite} isLive />}
    </>
  );
}

function useFinDAttente(verrou: VerrouPin, relire: () => void): void {
  useEffect(() => {
    if (verrou.sorte !== 'ATTENDRE') return;
    const minuterie = setTimeout(relire, Math.min(1_000, verrou.jusqua - Date.now() + 50));
    return () => clearTimeout(minuterie);
  });
}

function Oubli() {
  const [demande, setDemande] = useState(false);
  const suivi = useSuivi();
  return (
    <Disclosure title={T.oublie}>
      <p>{T.oublieTexte}</p>
      <p>{T.avantEffacement}</p>
      <Button variant="danger" onPress={() => setDemande(true)}>
        {T.effacer}
      </Button>
      <ConfirmDialog
        title={T.effacerTitre}
        confirmText={T.effacer}
        isDanger
        isOpen={demande}
        onOpenChange={setDemande}
        onConfirm={() => void effacerApresEchecs()}
      >
        <p>{T.effacerPerdues(suivi?.nonRecues ?? 0)}</p>
      </ConfirmDialog>
    </Disclosure>
  );
}
