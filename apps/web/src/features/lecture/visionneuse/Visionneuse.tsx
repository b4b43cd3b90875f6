import {
  type Annotation,
  FORMES,
  FORMES_RADIO,
  type FormeAnnotation,
} from '@orapont/domain/bouche/annotation';
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useRaccourcis } from '../useRaccourcis.ts';
import { BarreOutils } from './BarreOutils.tsx';
import { CadreDuGenre } from './CadreDuGenre.tsx';
import { CADRES } from './cadres.ts';
import { ListeReperes } from './ListeReperes.tsx';
import type { ImageDeLecture, RepereAffiche } from './modele.ts';
import type { CreerMoteur, Moteur } from './moteur.ts';
import { Grille } from './planche/Grille.tsx';
import { Planche } from './planche/Planche.tsx';
import type { CadreImageProps, ModeCadre } from './proprietes-cadre.ts';
import { useClignotement } from './recalage/useClignotement.ts';
import { TEXTES_VISIONNEUSE as T } from './textes.ts';
import { type Cote, useLecture } from './useLecture.ts';
import { useModes } from './useModes.ts';
import { usePrechargement, usePremiere } from './usePremiere.ts';
import { useTouches } from './useTouches.ts';
import styles from './Visionneuse.module.css';

export interface VisionneuseProps {
  /** In mouth order. */
  readonly images: readonly ImageDeLecture[];
  /** The same person's pictures of earlier dates, newest first. */
  readonly anterieures?: readonly ImageDeLecture[];
  readonly active: string;
  readonly onActive: (id: string) => void;
  /** Pictures that show what is pointed at on the chart; without it, none is set apart. */
  readonly lueurs?: ReadonlySet<string> | undefined;
  readonly reperes: readonly RepereAffiche[];
  readonly selection?: string | undefined;
  readonly onSelection?: (repereId: string) => void;
  /** What a new pin will belong to, e.g. « Dent 16, face occlusale »; without it no pin can be placed. */
  readonly ciblePose?: string | undefined;
  readonly onRepere?: (repere: Annotation & { readonly mediaId: string }) => void;
  readonly onChanger?: (id: string, annotation: Annotation) => void;
  readonly onRetirer?: (id: string) => void;
  readonly raccourcis?: boolean;
  readonly chargerMoteur?: () => Promise<CreerMoteur>;
}

type Moteurs = RefObject<Partial<Record<Cote, Moteur>>>;
const chargerOpenSeadragon = () => import('./moteurOpenSeadragon.ts').then(({ creerMoteur }) => creerMoteur);
const AUCUNE: readonly ImageDeLecture[] = [];

/** Pictures of the case: one or two frames, tools that all have a key, filmstrip in mouth order, pins in words. */
export function Visionneuse(props: VisionneuseProps) {
  const { images, anterieures = AUCUNE, raccourcis = true } = props;
  const salle = useSalle(props, anterieures);
  const { lecture, modes, clignotement, actions, selection } = salle;
  const { gauche, droite, courante } = lecture;
  const reglages = courante && lecture.reglagesDe(courante);
  const possibles = formesSur(courante);
  const table = useTouches({
    actions,
    modes,
    clignotement,
    reglages,
    comparaison: droite !== undefined,
    possibles,
  });
  useRaccourcis(table, { actif: raccourcis && images.length > 0 });
  if (!(gauche && courante && reglages)) return <Vide />;

  const reperes = props.reperes.map((repere, rang) => ({ ...repere, numero: rang + 1 }));
  const deCelleCi = reperes.filter(({ mediaId }) => mediaId === courante.id);
  const planche = {
    images,
    reperes,
    active: gauche.id,
    comparee: droite?.id,
    lueurs: props.lueurs,
    onActive: (id: string) => {
      lecture.montrer(id);
      modes.fermerGrille();
    },
  };
  return (
    <div className={styles.visionneuse}>
      <h2 className={styles.titre}>{T.titre}</h2>
      <BarreOutils
        actions={actions}
        reglages={reglages}
        rang={images.indexOf(courante) + 1 || images.indexOf(gauche) + 1}
        total={images.length}
        comparaison={droite !== undefined}
        lies={salle.lies}
        modes={modes}
        clignotement={clignotement}
        aUnAvant={lecture.aUnAvant}
        poseOfferte={props.onRepere !== undefined}
        photo={estPhoto(courante)}
        formes={possibles}
      />
      {modes.mode?.type === 'POSE' && (
        <p className={styles.cible} role="status">
          {props.ciblePose === undefined ? T.sansCible : T.avecCible(props.ciblePose)}
        </p>
      )}
      {modes.grille ? (
        <Grille {...planche} onFermer={modes.fermerGrille} />
      ) : (
        <>
          <div className={styles.cadres}>
            <CadreDuGenre key="gauche" {...salle.cadre(gauche, 'gauche', reperes)} />
            {droite && <CadreDuGenre key="droite" {...salle.cadre(droite, 'droite', reperes)} />}
          </div>
          <Planche {...planche} differee={!salle.premiere} />
        </>
      )}
      {deCelleCi.length > 0 && (
        <ListeReperes
          reperes={deCelleCi}
          reglages={reglages}
          selection={selection}
          onSelection={salle.choisir}
          onDeplacer={props.onChanger && salle.setADeplacer}
          onRetirer={props.onRetirer}
        />
      )}
    </div>
  );
}

/** What may be drawn on a picture: a film, slices and a scan have no one surface to draw on. */
function formesSur(image: ImageDeLecture | undefined): readonly FormeAnnotation[] {
  if (image?.genre === 'RADIO') return FORMES_RADIO;
  return image && estPhoto(image) ? FORMES : [];
}

const estPhoto = ({ genre = 'PHOTO' }: ImageDeLecture) => CADRES[genre] === undefined;

function Vide() {
  return (
    <div className={styles.vide}>
      <p>
        <strong>{T.aucuneImage}</strong>
      </p>
      <p>{T.aucuneImageAide}</p>
    </div>
  );
}

/** What the reader does with the pictures, and what each frame is given of it. */
function useSalle(props: VisionneuseProps, anterieures: readonly ImageDeLecture[]) {
  const { images, ciblePose, onRepere } = props;
  const lecture = useLecture({ ...props, anterieures, lueurs: props.lueurs });
  const { gauche, droite, courante, cote } = lecture;
  const moteurs: Moteurs = useRef({});
  const [lies, setLies] = useState(true);
  const [aDeplacer, setADeplacer] = useState<string>();
  const [selection, choisir] = useSelection(props);
  const [premiere, direAffichee] = usePremiere();
  const modes = useModes(onRepere !== undefined);
  const clignotement = useClignotement(gauche, droite ?? jumelle(images, gauche));
  usePrechargement(images, courante, premiere);
  const montrer = useRepereAuMilieu(props, gauche, moteurs);

  /** One frame looks where the other does. */
  function accorder(ceCote: Cote) {
    const vue = moteurs.current[autreCote(ceCote)]?.vue();
    if (vue) moteurs.current[ceCote]?.suivre(vue);
  }

  const actions = {
    avancer: lecture.avancer,
    ajuster: lecture.ajuster,
    comparer: lecture.comparer,
    remonter: lecture.remonter,
    zoomer: (facteur: number) => moteurs.current[cote]?.zoomer(facteur),
    reinitialiser: () => {
      lecture.reinitialiser();
      moteurs.current[cote]?.cadrer();
    },
    lier: () => {
      if (!lies) accorder(autreCote(cote));
      setLies(!lies);
    },
  };

  function poser(image: ImageDeLecture, annotation: Annotation) {
    if (clignotement.attendu) return clignotement.ajouter(annotation);
    onRepere?.({ ...annotation, mediaId: image.id });
    modes.quitter();
  }

  function modeDe(image: ImageDeLecture): ModeCadre | undefined {
    if (clignotement.attendu) return { type: 'POSE', forme: 'POINT' };
    if (modes.mode?.type !== 'POSE') return modes.mode;
    const sansPose = ciblePose === undefined || anterieures.includes(image);
    return sansPose || !formesSur(image).includes(modes.mode.forme) ? undefined : modes.mode;
  }

  const cadre = (
    image: ImageDeLecture,
    ceCote: Cote,
    reperes: CadreImageProps['reperes'],
  ): CadreImageProps => ({
    image,
    reglages: lecture.reglagesDe(image),
    reperes: reperes.filter(({ mediaId }) => mediaId === image.id),
    selection,
    onSelection: choisir,
    mode: modeDe(image),
    onPose: (annotation) => poser(image, annotation),
    onChanger:
      props.onChanger &&
      ((id, annotation) => {
        setADeplacer(undefined);
        props.onChanger?.(id, annotation);
      }),
    aDeplacer,
    onNeutre: (couleur) => {
      lecture.ajuster({ type: 'neutre', couleur });
      modes.quitter();
    },
    onRetirer: onRepere && props.onRetirer,
    onForme:
      onRepere &&
      ((forme) =>
        modes.mode?.type === 'POSE' && modes.mode.forme === forme
          ? modes.quitter()
          : modes.choisirForme(forme)),
    onFinMode: () => {
      modes.quitter();
      clignotement.abandonner();
    },
    superposee: ceCote === 'gauche' ? clignotement.superposee : undefined,
    chargerMoteur: props.chargerMoteur ?? chargerOpenSeadragon,
    onMoteur: (m) => {
      if (m) moteurs.current[ceCote] = m;
      else delete moteurs.current[ceCote];
    },
    onVue: (vue) => lies && moteurs.current[autreCote(ceCote)]?.suivre(vue),
    onApercu: direAffichee,
    onAffichee: () => {
      direAffichee();
      if (lies && droite) accorder(ceCote);
      if (ceCote === 'gauche') montrer();
    },
    actif: ceCote === cote,
    nom: nomDuCadre(ceCote, droite !== undefined),
    onActif: () => lecture.setCote(ceCote),
  });

  return {
    lecture,
    modes,
    clignotement,
    actions,
    lies,
    selection,
    choisir,
    premiere,
    setADeplacer,
    cadre,
  };
}

const nomDuCadre = (cote: Cote, deux: boolean) => {
  if (!deux) return T.imageCourante;
  return cote === 'gauche' ? T.gauche : T.droite;
};

/** A pin chosen elsewhere (a sentence, the chart) comes to the middle, once its picture is there. */
function useRepereAuMilieu(
  { reperes, selection }: VisionneuseProps,
  gauche: ImageDeLecture | undefined,
  moteurs: Moteurs,
) {
  const montre = useRef<string>(undefined);
  const montrer = () => {
    const repere = reperes.find(({ id }) => id === selection);
    if (!repere || repere.mediaId !== gauche?.id || montre.current === selection) return;
    montre.current = selection;
    moteurs.current.gauche?.montrer?.(repere);
  };
  const surChoix = useEffectEvent(() => {
    if (moteurs.current.gauche?.vue()) montrer();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new choice moves the view; a change of pictures waits for the engine
  useEffect(() => surChoix(), [selection]);
  return montrer;
}

const autreCote = (cote: Cote): Cote => (cote === 'gauche' ? 'droite' : 'gauche');

/** The same view under the other light. */
const jumelle = (images: readonly ImageDeLecture[], image: ImageDeLecture | undefined) =>
  image &&
  images.find(
    ({ id, vue, modalite }) =>
      id !== image.id &&
      vue.code === image.vue.code &&
      modalite !== image.modalite &&
      [modalite, image.modalite].includes('FLUORESCENCE'),
  );

/** The selected pin belongs to the room when it asks for it, to the viewer otherwise. */
function useSelection({ selection, onSelection }: VisionneuseProps) {
  const [locale, setLocale] = useState<string>();
  const choisir = (id: string) => {
    setLocale(id);
    onSelection?.(id);
  };
  return [onSelection ? selection : locale, choisir] as const;
}
