import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { retenter } from '../../horsligne/moteur.ts';
import type { PriseGardee } from '../../horsligne/ports.ts';
import { retirer } from '../../horsligne/ports.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { nomDeVue } from './nom-de-vue.ts';
import styles from './Tablette.module.css';
import { T } from './textes.ts';
import { useSuivi } from './useTablette.ts';

/** Each picture and all of them: how far they have come, why they wait, what a person can do. */
export function Envois() {
  const suivi = useSuivi();
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
          <ul className={styles['liste']}>
            {attendues.map((prise, rang) => (
              <li key={prise.mediaId}>
                <Prise prise={prise} rang={rang + 1} />
              </li>
            ))}
          </ul>
        </Stack>
      )}
    </Page>
  );
}

function Prise({ prise, rang }: { readonly prise: PriseGardee; readonly rang: number }) {
  const [demande, setDemande] = useState(false);
  const { mediaId, vue, etat, octets, envoyes, phrase } = prise;
  const arretee = etat === 'REFUSEE' || etat === 'ARRETEE';
  return (
    <div className={styles['prise']}>
      <ProgressBar
        label={T.image(nomDeVue(vue), rang)}
        value={octets === 0 ? 0 : (envoyes / octets) * 100}
        state={arretee ? 'stopped' : 'running'}
      />
      <p className={styles['discret']}>{phrase}</p>
      {arretee && (
        <div className={styles['arrets']}>
          <Button variant="secondary" onPress={() => void retenter(mediaId)}>
            {T.reessayer}
          </Button>
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
