import type { Annotation } from '@orapont/domain/bouche/annotation';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Touches } from '../../../medias/visionneuses/gestes.ts';
import { estPhoto, formesSur, jumelle } from './genres.ts';
import type { ImageDeLecture } from './modele.ts';
import type { CadreImageProps, ModeCadre } from './proprietes-cadre.ts';
import type { VisionneuseProps } from './proprietes-visionneuse.ts';
import { useClignotement } from './recalage/useClignotement.ts';
import { TEXTES_VISIONNEUSE as T } from './textes.ts';
import { type Cote, useLecture } from './useLecture.ts';
import { useModes } from './useModes.ts';
import { usePrechargement, usePremiere } from './usePremiere.ts';
import { type Moteurs, useRepereAuMilieu } from './useRepereAuMilieu.ts';

const chargerOpenSeadragon = () => import('./moteurOpenSeadragon.ts').then(({ creerMoteur }) => creerMoteur);

/** What the reader does with the pictures, and what each frame is given of it. */
export function useSalle(props: VisionneuseProps, anterieures: readonly ImageDeLecture[]) {
  const { images, ciblePose, onRepere } = props;
  const lecture = useLecture({ ...props, anterieures, lueurs: props.lueurs });
  const { gauche, droite, courante, cote } = lecture;
  const moteurs: Moteurs = useRef({});
  const [lies, setLies] = useState(true);
  const [aDeplacer, setADeplacer] = useState<string>();
  const { selection, choix, choisir } = useSelection(props);
  const [premiere, direAffichee] = usePremiere();
  const modes = useModes(onRepere !== undefined);
  const touchesGauche = useRef<Touches>({});
  const touchesDroite = useRef<Touches>({});
  const touches = { gauche: touchesGauche, droite: touchesDroite } as const;
  const [demande, voirMoment] = useMoment(lecture.montrer);
  const clignotement = useClignotement(gauche, droite ?? jumelle(images, gauche));
  usePrechargement(images, courante, premiere);
  const montrer = useRepereAuMilieu({ reperes: props.reperes, selection, choix }, gauche, moteurs);
  const surChoix = useEffectEvent(() => {
    const { mediaId, trait } = props.reperes.find(({ id }) => id === selection) ?? {};
    if (mediaId && trait?.forme === 'MOMENT') voirMoment({ mediaId, instant: trait.instant });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a choice leads to its moment, whatever changes afterwards
  useEffect(() => surChoix(), [choix]);

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
    // The glass and the lamp are those of a photograph.
    if (modes.mode?.type !== 'POSE') return estPhoto(image) ? modes.mode : undefined;
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
    choix,
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
    touches: touches[ceCote],
    demande: demande?.mediaId === image.id ? demande : undefined,
    onFilm: filmDe(images, image, voirMoment),
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
    /** Keys of the frame that is looked at. */
    duCadre: () => touches[cote].current,
  };
}

type Moment = { readonly mediaId: string; readonly instant: number };

/** A moment of a film that is asked for, each time that it is. */
function useMoment(montrer: (id: string) => void) {
  const [demande, setDemande] = useState<Moment & { readonly fois: number }>();
  function voir(moment: Moment) {
    setDemande((avant) => ({ ...moment, fois: (avant?.fois ?? 0) + 1 }));
    montrer(moment.mediaId);
  }
  return [demande, voir] as const;
}

/** From a picture that was taken out of a film, back to its moment. */
function filmDe(
  images: readonly ImageDeLecture[],
  { source }: ImageDeLecture,
  voir: (moment: Moment) => void,
): (() => void) | undefined {
  const extrait = source?.extrait;
  return extrait && images.some(({ id }) => id === extrait.mediaId) ? () => voir(extrait) : undefined;
}

const nomDuCadre = (cote: Cote, deux: boolean) => {
  if (!deux) return T.imageCourante;
  return cote === 'gauche' ? T.gauche : T.droite;
};

const autreCote = (cote: Cote): Cote => (cote === 'gauche' ? 'droite' : 'gauche');

/** The selected pin belongs to the room when it asks for it, to the viewer otherwise. */
function useSelection({ selection, onSelection, fois = 0 }: VisionneuseProps) {
  const [locale, setLocale] = useState<string>();
  const [ici, setIci] = useState(0);
  const choisie = onSelection ? selection : locale;
  return {
    selection: choisie,
    choix: choisie && `${choisie} ${fois + ici}`,
    choisir(id: string) {
      setLocale(id);
      setIci(ici + 1);
      onSelection?.(id);
    },
  };
}
