import { decrireProtocole } from '@orapont/domain/captation/protocoles';
import { decrireVue } from '@orapont/domain/captation/vues';
import { Camera, SkipForward, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { garder, retirer } from '../../horsligne/ports.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { FilePicker } from '../../ui/FilePicker.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Select } from '../../ui/Select.tsx';
import { Stack } from '../../ui/Stack.tsx';
import styles from './Tablette.module.css';
import { nomDe, TourneeAbsente } from './Tournee.tsx';
import { T } from './textes.ts';
import { useCamera } from './useCamera.ts';
import { useVisite, type VisiteLue } from './useVisite.ts';

/** View after view with no network: what was taken is encrypted on the tablet before the next one is asked for. */
export function PhotosVisite() {
  const visite = useVisite();
  if (visite === undefined) return null;
  return visite === null ? <TourneeAbsente /> : <Prises visite={visite} />;
}

function Prises({ visite }: { readonly visite: VisiteLue }) {
  const { resident, journal, retour } = visite;
  const { vues } = decrireProtocole(resident.protocole, []);
  const camera = useCamera();
  const [choisie, setChoisie] = useState<string>();
  const prises = usePrises(visite);
  const code =
    choisie ?? vues.find((vue) => !journal.vues.includes(vue) && !prises.faites.includes(vue)) ?? 'AUTRE';
  const vue = decrireVue(code, []);

  async function prendre(fichier: Blob | Promise<Blob>) {
    await prises.prendre(code, fichier);
    setChoisie(undefined);
  }

  return (
    <Page title={T.photosTitre} lead={nomDe(resident)} back={{ href: retour, label: nomDe(resident) }}>
      <Stack gap="large">
        <p>
          <strong>{vue.libelle}.</strong> {vue.consigne}
        </p>
        {camera.etat === 'ABSENTE' ? (
          <Banner kind="attention" title={T.cameraAbsente}>
            {T.cameraAbsenteTexte}
          </Banner>
        ) : (
          <div className={styles['viseur']}>
            <video ref={camera.video} muted playsInline aria-label={vue.libelle} />
          </div>
        )}
        {prises.erreur && <Banner kind="danger" title={prises.erreur} isLive />}
        <Button
          isWide
          icon={<Camera aria-hidden="true" />}
          isDisabled={camera.etat !== 'OUVERTE'}
          isPending={prises.enCours}
          onPress={() => void prendre(camera.photographier())}
        >
          {T.declencher}
        </Button>
        <p role="status">{prises.derniere ? T.prise(decrireVue(prises.derniere.vue, []).libelle) : ''}</p>
        <div className={styles['arrets']}>
          {prises.derniere && (
            <Button
              variant="secondary"
              icon={<Undo2 aria-hidden="true" />}
              onPress={() => void prises.reprendre()}
            >
              {T.retirer}
            </Button>
          )}
          <Button
            variant="secondary"
            icon={<SkipForward aria-hidden="true" />}
            onPress={() => setChoisie(suivante(vues, code))}
          >
            {T.vueSuivante}
          </Button>
          <LinkButton variant="secondary" href={retour}>
            {T.finPhotos}
          </LinkButton>
        </div>
        <Select
          label={T.vue}
          options={[...vues, 'AUTRE'].map((autre) => ({ id: autre, label: decrireVue(autre, []).libelle }))}
          selectedKey={code}
          onSelectionChange={(cle) => setChoisie(String(cle))}
        />
        <FilePicker
          label={T.choisirFichier}
          accept={['image/jpeg', 'image/png', 'image/webp']}
          onFiles={(fichiers) => fichiers[0] && void prendre(fichiers[0])}
        />
      </Stack>
    </Page>
  );
}

const suivante = (vues: readonly string[], code: string): string =>
  vues[(vues.indexOf(code) + 1) % Math.max(1, vues.length)] ?? code;

function usePrises({ emport, resident }: VisiteLue) {
  const [derniere, setDerniere] = useState<{ readonly mediaId: string; readonly vue: string }>();
  const [erreur, setErreur] = useState<string>();
  const [enCours, setEnCours] = useState(false);
  // Known at once: the next view is asked for before the vault was read again.
  const [faites, setFaites] = useState<readonly string[]>([]);

  async function prendre(vue: string, fichier: Blob | Promise<Blob>): Promise<void> {
    setEnCours(true);
    setErreur(undefined);
    try {
      const mediaId = uuidv7();
      await garder(
        {
          mediaId,
          acteId: resident.acteId,
          dossierId: resident.dossierId,
          tourneeId: emport.tourneeId,
          vue,
          modalite: 'LUMIERE_BLANCHE',
          moyen: 'PRISE',
          miroir: false,
          prisLe: new Date().toISOString(),
          urgence: 'BILAN',
        },
        await fichier,
      );
      setDerniere({ mediaId, vue });
      setFaites((avant) => [...avant, vue]);
    } catch (cause) {
      setErreur(cause instanceof Error ? cause.message : String(cause));
    } finally {
      setEnCours(false);
    }
  }

  async function reprendre(): Promise<void> {
    if (!derniere) return;
    await retirer(derniere.mediaId);
    setFaites((avant) => avant.toSpliced(avant.lastIndexOf(derniere.vue), 1));
    setDerniere(undefined);
  }

  return { derniere, faites, erreur, enCours, prendre, reprendre };
}
