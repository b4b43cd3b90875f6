import type { IssueCaptation, MotifVuePassee } from '@orapont/domain/captation/issue';
import type { Vue } from '@orapont/domain/captation/vue';
import type { RefObject } from 'react';
import { deferred } from '../../../ui/deferred.tsx';
import type { useTorche } from '../camera/useCamera.ts';
import type { Registre } from '../dispositif/useRegistre.ts';
import type { Mesureur } from '../qualite/mesureur.ts';
import type { GesteSeance, Seance } from '../seance.ts';
import type { useDossierSurveille } from '../useDossierSurveille.ts';
import type { usePrises } from '../usePrises.ts';
import type { Reglages } from '../useReglages.ts';
import type { useTir } from '../useTir.ts';
import { ArretRapide } from './ArretRapide.tsx';
import { BandeVues } from './BandeVues.tsx';
import { Commandes } from './Commandes.tsx';
import { Consigne } from './Consigne.tsx';

const Film = deferred(async () => (await import('../film/Film.tsx')).Film);
const FichierArrive = deferred(async () => (await import('./FichierArrive.tsx')).FichierArrive);

/** A sitting at one of its views. */
export interface EnSeance {
  readonly vues: readonly Vue[];
  readonly vue: Vue;
  readonly fluorescencePrevue: boolean;
  readonly seance: Seance;
  readonly prises: ReturnType<typeof usePrises>;
  readonly reglages: Reglages;
  readonly registre: Registre;
  readonly mesureur: Mesureur;
  readonly onVue: (vue: string) => void;
  readonly onGeste: (geste: GesteSeance) => void;
  readonly onSuivante: (depuis: string) => void;
  readonly onFinir: (issue: IssueCaptation) => void;
}

interface AuViseurProps extends EnSeance {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly tir: ReturnType<typeof useTir>;
  readonly torche: ReturnType<typeof useTorche>;
  readonly surveille: ReturnType<typeof useDossierSurveille>;
  readonly miroir: boolean;
  /** The twin in white light of a picture in fluorescence is still to be taken. */
  readonly jumelle: boolean;
  /** What the camera is in the registry. */
  readonly dispositifId: string | undefined;
  readonly onDispositif: (source: string, id: string | undefined) => void;
  readonly onPrise: () => void;
}

/** While aiming: what to do, the views, the shutter, the ways to stop. */
export function AuViseur({
  video,
  tir,
  torche,
  surveille,
  miroir,
  jumelle,
  onPrise,
  ...props
}: AuViseurProps) {
  const { vue, vues, seance, prises, mesureur, onGeste } = props;
  const { modalite } = tir;
  const deuxLumieres = props.fluorescencePrevue || seance.appareil === 'CAMERA_USB';
  const passer = (motif: MotifVuePassee) => {
    onGeste({ type: 'PASSER', vue: vue.code, motif });
    props.onSuivante(vue.code);
  };
  return (
    <>
      <Consigne
        vue={vue}
        rang={vues.findIndex(({ code }) => code === vue.code) + 1}
        total={vues.length}
        auMiroir={miroir}
        jumelle={jumelle}
      />
      <BandeVues vues={vues} courante={vue.code} prises={prises} seance={seance} onVue={props.onVue} />
      {tir.filme ? (
        <Film
          when
          key={vue.code}
          video={video}
          piste={tir.camera?.piste}
          mesureur={mesureur}
          onGarder={async ({ film, images }) => {
            const commun = { vue: vue.code, modalite, miroir, motif: null, dispositifId: props.dispositifId };
            if (film)
              await prises.ajouter({ ...commun, mediaId: film.mediaId, cliche: { image: film.image } });
            for (const { mediaId, instant, ...cliche } of images)
              await prises.ajouter({
                ...commun,
                mediaId,
                cliche,
                extrait: film && { mediaId: film.mediaId, instant, secteur: vue.libelle },
              });
            onPrise();
          }}
          onPasser={passer}
        />
      ) : (
        <Commandes
          isReady={tir.libre}
          isBusy={tir.occupe}
          torche={torche}
          modalite={deuxLumieres ? { valeur: modalite, onChange: tir.setModalite } : undefined}
          onDeclencher={tir.declencher}
          onPasser={passer}
        />
      )}
      <ArretRapide onFinir={props.onFinir} />
      <FichierArrive
        when={surveille.arrivee !== undefined}
        surveille={surveille}
        vues={vues}
        proposee={vue.code}
        mesureur={mesureur}
        contexte={tir.contexte}
        registre={props.registre}
        reglages={props.reglages}
        onDispositif={props.onDispositif}
        onAjouter={prises.ajouter}
      />
    </>
  );
}
