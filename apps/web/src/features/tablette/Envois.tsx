import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { type PriseGardee, retenter, retirer } from '../../horsligne/ports.ts';
import liste from '../../personne/Liste.module.css';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { nomDeVue, vuesEmportees } from './nom-de-vue.ts';
import styles from './Tablette.module.css';
import { T } from './textes.ts';
import { useLecture, useSuivi } from './useTablette.ts';

/** Each picture and all of them: how far they have come, why they wait, what a person can do. */
export function Envois() {
  const suivi = useSuivi();
  const propres = useLecture(vuesEmportees)?.valeur ?? [];
  if (!suivi) return null;
  const { prises, nonRecues, apercus, octets, envoyes, phrase, frein } = suivi;
  const attendues = prises.filter(({ etat }) => etat !== 'RECUE');
  return (
    <Page title={T.envois} back={{ href: '/tablette', label: T.retourTablette }} width="reading">
      {nonRecues === 0 ? (
        <EmptyState title={T.toutRecu} icon={<CircleCheck />}>
          {T.toutRecuTexte}
        </EmptyState>
      ) : (
        <Stack gap="large">
          {frein && <Banner kind="attention" title={frein} />}
          <ProgressBar label={phrase} value={octets === 0 ? 0 : (envoyes / octets) * 100} />
          {apercus > 0 && <p>{T.apercus(apercus)}</p>}
          <ul className={liste['cartes']}>
            {attendues.map((prise, rang) => (
              <li key={prise.mediaId}>
                <Prise prise={prise} nom={T.image(prise.nom ?? nomDeVue(prise.vue, propres), rang + 1)} />
              </li>
            ))}
          </ul>
        </Stack>
      )}
    </Page>
  );
}

function Prise({ prise, nom }: { readonly prise: PriseGardee; readonly nom: string }) {
  const [demande, setDemande] = useState(false);
  const { mediaId, etat, octets, envoyes, phrase, close } = prise;
  const arretee = etat === 'REFUSEE' || etat === 'ARRETEE';
  return (
    <div className={styles['prise']}>
      <ProgressBar
        label={nom}
        value={octets === 0 ? 0 : (envoyes / octets) * 100}
        state={arretee ? 'stopped' : 'running'}
      />
      <p className={styles['discret']}>{phrase}</p>
      {arretee && (
        <div className={styles['arrets']}>
          {!close && (
            <Button variant="secondary" onPress={() => void retenter(mediaId)}>
              {T.reessayer}
            </Button>
          )}
          <Button variant="quiet" onPress={() => setDemande(true)}>
            {T.abandonner}
          </Button>
        </div>
      )}
      <ConfirmDialog
        title={T.abandonnerTitre}
        confirmText={T.abandonner}
        isDanger
        isOpen={demande}
        onOpenChange={setDemande}
        onConfirm={() => void retirer(mediaId).then(() => setDemande(false))}
      >
        <p>{T.abandonnerTexte}</p>
      </ConfirmDialog>
    </div>
  );
}
