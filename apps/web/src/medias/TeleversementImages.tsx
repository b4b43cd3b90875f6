import type { MediaT } from '@orapont/contract/media';
import { TYPES_CHOISIS } from '@orapont/contract/media-rejet';
import { vuesSansLumiereBlanche } from '@orapont/domain/captation/medias';
import {
  decrireProtocole,
  type Protocole,
  vuesDe,
  vuesManquantes,
} from '@orapont/domain/captation/protocoles';
import { comparerVues, type Vue } from '@orapont/domain/captation/vue';
import { decrireVue, vueDe } from '@orapont/domain/captation/vues';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { usePropres } from '../protocoles/usePropres.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { FilePicker } from '../ui/FilePicker.tsx';
import type { ChoiceOption } from '../ui/ListOption.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import { CarteImage } from './CarteImage.tsx';
import { ChoisirDossier } from './ChoisirDossier.tsx';
import { abandonner, ajouterEnvois, type Envoi, ecouterEnvois, envoisEnCours, estEnRoute } from './envois.ts';
import { GrilleVues } from './GrilleVues.tsx';
import { LigneEnvoi } from './LigneEnvoi.tsx';
import { useMedias, useOublierRejet } from './requetes-medias.ts';
import styles from './TeleversementImages.module.css';
import { TEXTES } from './textes.ts';
import { type ATransmettre, trierDossier, trierFichiers } from './trier-fichiers.ts';
import { choixDeVues, proposerVues } from './vues.ts';

export interface TeleversementImagesProps {
  readonly acteId: string;
  /** Code of a protocol, built in or of this organisation. */
  readonly protocole: string;
  /** Views asked for since a date, in place of those of the protocol: pictures taken before do not answer them. */
  readonly demandees?: { readonly vues: readonly string[]; readonly depuis: string } | undefined;
  readonly lectureSeule?: boolean;
}

/** The pictures of an act: take, choose or drop them, say what each shows, see what is missing. */
export function TeleversementImages({
  acteId,
  protocole,
  demandees,
  lectureSeule = false,
}: TeleversementImagesProps) {
  const liste = useMedias(acteId);
  const envois = useEnvois(acteId);
  const propres = usePropres();
  const decrit = decrireProtocole(protocole, propres.protocoles);
  const suivi = demandees?.vues.length ? { ...decrit, vues: demandees.vues } : decrit;
  const vues = choixDeVues(
    suivi,
    propres.vues.filter(({ archive }) => !archive),
  );
  if (liste.isPending) return <Skeleton shape="card" />;
  if (!liste.data)
    return (
      <ErrorState
        title={TEXTES.listeIndisponible}
        safe={TEXTES.listeIntacte}
        whatToDo={liste.error.message}
        onRetry={() => void liste.refetch()}
        isRetrying={liste.isFetching}
      />
    );
  const { medias, depot, auteurs } = liste.data;
  const gardees = medias.filter(({ etat }) => etat !== 'REJETE').toSorted(dansLOrdreDeLaBouche);
  const seules = vuesSansLumiereBlanche(
    gardees.map((media) => ({ vue: vueDe(media).libelle, modalite: media.modalite })),
  );
  const rejetees = medias.filter(({ etat }) => etat === 'REJETE');
  const ecrit = depot && !lectureSeule;
  return (
    <div className={styles.images} data-densite="soin">
      {ecrit && (
        <Ajout
          acteId={acteId}
          protocole={suivi}
          propres={propres.vues}
          gardees={gardees.filter(({ deposeLe }) => deposeLe > (demandees?.depuis ?? ''))}
          envois={envois}
        />
      )}
      {ecrit && (
        <FichiersEnRoute
          acteId={acteId}
          envois={envois}
          rejetees={rejetees}
          vues={vues}
          recues={gardees.length}
        />
      )}
      {gardees.length > 0 ? (
        <section aria-labelledby="titre-images" className={styles.section}>
          <h3 id="titre-images">{TEXTES.images}</h3>
          <ul className={styles.grille}>
            {gardees.map((media) => (
              <CarteImage
                key={media.id}
                acteId={acteId}
                media={media}
                rang={rangDe(media, gardees)}
                vues={vues}
                auteurs={auteurs}
                isReadOnly={!ecrit}
              />
            ))}
          </ul>
          {seules.length > 0 && (
            <Banner kind="attention" title={TEXTES.fluorescenceSeule}>
              {seules.join(', ')}
            </Banner>
          )}
        </section>
      ) : (
        !ecrit && <EmptyState title={TEXTES.images}>{TEXTES.aucune}</EmptyState>
      )}
    </div>
  );
}

const dansLOrdreDeLaBouche = (a: MediaT, b: MediaT) =>
  comparerVues(vueDe(a), vueDe(b)) || a.deposeLe.localeCompare(b.deposeLe);

function useEnvois(acteId: string): readonly Envoi[] {
  const tous = useSyncExternalStore(ecouterEnvois, envoisEnCours);
  const miens = tous.filter((envoi) => envoi.acteId === acteId);
  // Only what is not in the vault would be lost.
  const enRoute = tous.some((envoi) => envoi.retient && estEnRoute(envoi));
  useEffect(() => {
    if (!enRoute) return;
    const retenir = (evenement: BeforeUnloadEvent) => evenement.preventDefault();
    window.addEventListener('beforeunload', retenir);
    return () => window.removeEventListener('beforeunload', retenir);
  }, [enRoute]);
  return miens;
}

function rangDe(media: MediaT, medias: readonly MediaT[]) {
  const pareilles = medias.filter(({ vue }) => vue === media.vue);
  return { numero: pareilles.findIndex(({ id }) => id === media.id) + 1, total: pareilles.length };
}

interface AjoutProps {
  readonly acteId: string;
  readonly protocole: Protocole;
  readonly propres: readonly Vue[];
  readonly gardees: readonly MediaT[];
  readonly envois: readonly Envoi[];
}

function Ajout({ acteId, protocole, propres, gardees, envois }: AjoutProps) {
  const [choisie, setChoisie] = useState<string>();
  const presentes = [...gardees, ...envois.filter(estEnRoute)].map(({ vue }) => vue);
  const prochaine = choisie ?? vuesManquantes(protocole, presentes)[0];
  const demandee = prochaine ? decrireVue(prochaine, propres) : undefined;

  async function ajouter(tries: readonly ATransmettre[]) {
    const proposees = proposerVues(protocole, presentes, {
      choisie: prochaine,
      fichiers: tries.map(({ genre }) => ({ dicom: genre === 'RADIO' || genre === 'VOLUME' })),
    });
    const ajouts = tries.map(({ fichier, genre }, rang) => {
      const vue = proposees[rang] ?? 'AUTRE';
      const modalite = vue === 'RADIO' ? ('RADIO' as const) : ('LUMIERE_BLANCHE' as const);
      return { fichier, genre, vue, modalite, auteurId: undefined };
    });
    ajouterEnvois(acteId, ajouts);
    setChoisie(undefined);
  }

  return (
    <>
      <p className={styles.consigne}>
        {demandee ? (
          <>
            <strong>{TEXTES.prochaine(demandee.libelle)}.</strong> {demandee.consigne}
          </>
        ) : (
          TEXTES.toutesFaites
        )}
      </p>
      <FilePicker
        label={TEXTES.ajouter}
        help={TEXTES.aide}
        accept={TYPES_CHOISIS}
        isMultiple={true}
        hasCamera={true}
        onFiles={(fichiers) => void trierFichiers(fichiers).then(ajouter)}
      />
      <ChoisirDossier onFiles={(fichiers) => void trierDossier(fichiers).then(ajouter)} />
      <GrilleVues
        vues={vuesDe(protocole, propres)}
        presentes={presentes}
        prochaine={prochaine}
        onChoose={setChoisie}
      />
    </>
  );
}

interface FichiersProps {
  readonly acteId: string;
  readonly envois: readonly Envoi[];
  /** Refused earlier; their names were never kept. */
  readonly rejetees: readonly MediaT[];
  readonly vues: readonly ChoiceOption[];
  readonly recues: number;
}

function FichiersEnRoute({ acteId, envois, rejetees, vues, recues }: FichiersProps) {
  const oublier = useOublierRejet(acteId);
  const sansNom = rejetees.filter(({ id }) => !envois.some(({ mediaId }) => mediaId === id));
  const ecarter = (mediaId: string) => {
    abandonner(mediaId);
    if (rejetees.some(({ id }) => id === mediaId)) oublier.mutate(mediaId);
  };
  const enRoute = envois.filter(estEnRoute).length;
  return (
    <>
      <VisuallyHidden>
        <span role="status">{TEXTES.suivi(recues, enRoute, envois.length - enRoute)}</span>
      </VisuallyHidden>
      {envois.length > 0 && (
        <section aria-labelledby="titre-envois" className={styles.section}>
          <h3 id="titre-envois">{enRoute > 0 ? TEXTES.envois : TEXTES.nonAjoutes}</h3>
          <ul className={styles.liste}>
            {envois.map((envoi) => (
              <LigneEnvoi
                key={envoi.mediaId}
                envoi={envoi}
                vues={vues}
                onDismiss={() => ecarter(envoi.mediaId)}
              />
            ))}
          </ul>
        </section>
      )}
      {sansNom.map(({ id, rejet }) => (
        <Banner
          key={id}
          kind="danger"
          title={TEXTES.fichierRefuse}
          actions={
            <Button variant="secondary" onPress={() => oublier.mutate(id)}>
              {TEXTES.oublier}
            </Button>
          }
        >
          {rejet?.phrase}
        </Banner>
      ))}
    </>
  );
}
