import { Fingerprint } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { CleDAppareil } from '../../horsligne/base-locale.ts';
import { appareilEnrole, changerPin, type Deverrouillage } from '../../horsligne/cles.ts';
import { ajouterPasskey, oublierPasskey, passkeyPossible } from '../../horsligne/passkey.ts';
import { LONGUEUR_PIN } from '../../horsligne/verrou-pin.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Form } from '../../ui/Form.tsx';
import { Page } from '../../ui/Page.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Status } from '../../ui/Status.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { effacerApresEchecs } from './effacer.ts';
import { ChampsDuCode, fautesDuCode } from './NouveauCode.tsx';
import { direLeVerrou } from './phrases-verrou.ts';
import { T } from './textes.ts';
import { useLecture } from './useTablette.ts';

/** How this tablet opens: its code, and a passkey where the device has one. The present code is asked each time. */
export function CodeTablette() {
  const lue = useLecture(async () => ({
    appareil: await appareilEnrole(),
    possible: await passkeyPossible(),
  }));
  if (!lue?.valeur.appareil) return null;
  const { appareil, possible } = lue.valeur;
  return (
    <Page title={T.codeTitre} back={{ href: '/tablette', label: T.retourTablette }} width="reading">
      <Stack gap="large">
        <Card title={T.codeChanger}>
          <Changement />
        </Card>
        {(possible || appareil.passkey) && (
          <Card title={T.passkey}>
            {appareil.passkey ? <PasskeyEnPlace /> : <AjoutPasskey appareil={appareil} />}
          </Card>
        )}
      </Stack>
    </Page>
  );
}

function Changement() {
  const naviguer = useNavigate();
  const [saisie, setSaisie] = useState({ actuel: '', code: '', encore: '' });
  const [erreurs, setErreurs] = useState<Readonly<Record<string, string>>>({});
  const [enCours, setEnCours] = useState(false);

  async function changer() {
    const fautes = fautesDuCode(saisie);
    setErreurs(fautes);
    if (Object.keys(fautes).length > 0) return;
    setEnCours(true);
    const issue = await changerPin(saisie.actuel, saisie.code);
    setEnCours(false);
    if (issue.sorte !== 'OUVERT') return setErreurs(await fautesDeLActuel(issue));
    showToast(T.codeChange);
    void naviguer('/tablette');
  }

  return (
    <Form aria-label={T.codeChanger} errors={erreurs} onSubmit={() => void changer()}>
      <CodeActuel value={saisie.actuel} onChange={(actuel) => setSaisie({ ...saisie, actuel })} />
      <ChampsDuCode
        label={T.codeNouveau}
        code={saisie.code}
        encore={saisie.encore}
        onCode={(code) => setSaisie({ ...saisie, code })}
        onEncore={(encore) => setSaisie({ ...saisie, encore })}
      />
      <Button type="submit" isWide isPending={enCours}>
        {T.codeChanger}
      </Button>
    </Form>
  );
}

function AjoutPasskey({ appareil }: { readonly appareil: CleDAppareil }) {
  const [actuel, setActuel] = useState('');
  const [erreurs, setErreurs] = useState<Readonly<Record<string, string>>>({});
  const [enCours, setEnCours] = useState(false);

  async function ajouter() {
    setEnCours(true);
    const issue = await ajouterPasskey(actuel, appareil.libelle);
    setEnCours(false);
    setActuel('');
    if (issue.sorte === 'OUVERT') return showToast(T.passkeyAjoutee);
    const refus = issue.sorte === 'REFUSE' ? T.passkeyRefusee : T.passkeyIncapable;
    setErreurs('verrou' in issue ? await fautesDeLActuel(issue) : { actuel: refus });
  }

  return (
    <Stack>
      <p>{T.passkeyTexte}</p>
      <Form aria-label={T.passkey} errors={erreurs} onSubmit={() => void ajouter()}>
        <CodeActuel value={actuel} onChange={setActuel} />
        <Button
          type="submit"
          variant="secondary"
          isWide
          isPending={enCours}
          icon={<Fingerprint aria-hidden="true" />}
        >
          {T.passkeyAjouter}
        </Button>
      </Form>
    </Stack>
  );
}

function PasskeyEnPlace() {
  return (
    <Stack>
      <Status tone="success" icon={<Fingerprint aria-hidden="true" />}>
        {T.passkeyEnPlace}
      </Status>
      <Button
        variant="secondary"
        onPress={() => void oublierPasskey().then(() => showToast(T.passkeyRetiree))}
      >
        {T.passkeyRetirer}
      </Button>
    </Stack>
  );
}

interface PropsCode {
  readonly value: string;
  readonly onChange: (code: string) => void;
}

const CodeActuel = ({ value, onChange }: PropsCode) => (
  <TextField
    label={T.codeActuel}
    name="actuel"
    type="password"
    inputMode="numeric"
    autoComplete="off"
    maxLength={LONGUEUR_PIN.max}
    value={value}
    onChange={onChange}
    isRequired
  />
);

/** A wrong code counts here as on the lock: at the last one, what the tablet keeps is erased. */
async function fautesDeLActuel(
  issue: Exclude<Deverrouillage, { sorte: 'OUVERT' }>,
): Promise<Readonly<Record<string, string>>> {
  if (issue.sorte === 'EFFACER') await effacerApresEchecs();
  return { actuel: direLeVerrou(issue.verrou, issue.sorte === 'FAUX') ?? '' };
}
