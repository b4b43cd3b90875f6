import type { Presentation } from '@orapont/domain/bouche/presentation';
import type { IssueCaptation } from '@orapont/domain/captation/issue';
import { PHRASE_QUALITE } from '@orapont/domain/captation/qualite';
import type { Vue } from '@orapont/domain/captation/vue';
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { PersonneDevantSoi } from '../../personne/FichePersonne.tsx';
import { deferred } from '../../ui/deferred.tsx';
import { useTorche } from './camera/useCamera.ts';
import { dispositifDe } from './dispositif/choisi.ts';
import type { Registre } from './dispositif/useRegistre.ts';
import { ArretRapide } from './prise/ArretRapide.tsx';
import { BandeVues } from './prise/BandeVues.tsx';
import { Commandes } from './prise/Commandes.tsx';
import { Consigne } from './prise/Consigne.tsx';
import { EnTete } from './prise/EnTete.tsx';
import { Panne } from './prise/Panne.tsx';
import styles from './prise/Prise.module.css';
import { Verdict } from './prise/Verdict.tsx';
import { Visee } from './prise/Visee.tsx';
import type { Mesureur } from './qualite/mesureur.ts';
import type { GesteSeance, Seance } from './seance.ts';
import { useDeclencheurVocal } from './son/useDeclencheurVocal.ts';
import { useParole } from './son/useParole.ts';
import { T } from './textes.ts';
import { useDossierSurveille } from './useDossierSurveille.ts';
import type { usePrises } from './usePrises.ts';
import type { Reglages } from './useReglages.ts';
import { useTir } from './useTir.ts';
import { useRetourAuDeclencheur, useTouches } from './useTouches.ts';

const Film = deferred(async () => (await import('./film/Film.tsx')).Film);
const FichierArrive = deferred(async () => (await import('./prise/FichierArrive.tsx')).FichierArrive);

export interface PriseDeVuesProps {
  readonly personne: PersonneDevantSoi;
  readonly presentation: Presentation;
  readonly vues: readonly Vue[];
  readonly vue: Vue;
  readonly fluorescencePrevue: boolean;
  readonly seance: Seance;
  readonly prises: ReturnType<typeof usePrises>;
  readonly reglages: Reglages;
  readonly registre: Registre;
  readonly mesureur: Mesureur;
  readonly onRegler: (changement: Partial<Reglages>) => void;
  readonly onVue: (vue: string) => void;
  readonly onGeste: (geste: GesteSeance) => void;
  readonly onSuivante: (depuis: string) => void;
  readonly onFinir: (issue: IssueCaptation) => void;
  readonly onQuitter: () => void;
}

/** One view at a time: aim, press, hear the verdict, keep or take again. */
export function PriseDeVues(props: PriseDeVuesProps) {
  const { vue, vues, seance, prises, reglages, registre, mesureur, onGeste } = props;
  const video = useRef<HTMLVideoElement>(null);
  const onAppareil = useCallback(
    (appareil: Seance['appareil']) => onGeste({ type: 'APPAREIL', appareil }),
    [onGeste],
  );
  const tir = useTir(video, { vue, prises, reglages, mesureur, onAppareil });
  const { camera, cliche, modalite, filme } = tir;
  const torche = useTorche(camera);
  const surveille = useDossierSurveille();
  const { dire, aUneVoix } = useParole(reglages.voix);
  const pretAuTir = tir.libre && !filme;
  useTouches(pretAuTir, tir.declencher);
  useRetourAuDeclencheur();
  const vocalPossible = useDeclencheurVocal(pretAuTir && reglages.declencheurVocal, tir.declencher);
  const miroir = vue.miroir && (reglages.miroir ?? seance.appareil !== 'CAMERA_USB');

  const dispositif = dispositifDe(camera?.label, registre.dispositifs, reglages);
  const dispositifId = dispositif?.id ?? null;
  useEffect(() => {
    if (camera) onGeste({ type: 'DISPOSITIF', dispositifId });
  }, [camera, dispositifId, onGeste]);
  const choisirDispositif = (source: string | undefined, id: string | undefined) => {
    if (source === undefined) return;
    const { [source]: _avant, ...autres } = reglages.dispositifs;
    props.onRegler({ dispositifs: id === undefined ? autres : { ...autres, [source]: id } });
  };
  const jumelle = modalite === 'LUMIERE_BLANCHE' && prises.faites.has(vue.code) && !prises.enBlanc(vue.code);
  useEffect(() => {
    if (camera) dire(jumelle ? T.jumelle : vue.phraseParlee);
  }, [camera, vue, jumelle, dire]);
  const panne = tir.etat.etat === 'PANNE' ? tir.etat.panne : undefined;
  useEffect(() => {
    if (panne) dire(T.pannes[panne].titre);
  }, [panne, dire]);
  const [remarque] = cliche?.codes ?? [];
  useEffect(() => {
    if (remarque) dire(PHRASE_QUALITE[remarque]);
  }, [remarque, dire]);

  const suivre = () => {
    tir.oublier();
    onGeste({ type: 'PRISE', vue });
    // Fluorescence never stands alone: the same view in white light is asked for next.
    if (modalite === 'FLUORESCENCE' && !prises.enBlanc(vue.code)) tir.setModalite('LUMIERE_BLANCHE');
    else props.onSuivante(vue.code);
  };

  return (
    <div className={styles.scene} data-main={reglages.main} data-etape={cliche ? 'verdict' : 'visee'}>
      <EnTete
        personne={props.personne}
        presentation={props.presentation}
        reglages={reglages}
        registre={registre}
        dispositif={dispositif}
        onDispositif={(id) => choisirDispositif(camera?.label, id)}
        cameras={tir.cameras}
        surveille={surveille}
        torche={torche}
        aUneVoix={aUneVoix}
        vocalPossible={vocalPossible}
        vues={vues}
        seance={seance}
        faites={prises.faites}
        onRegler={props.onRegler}
        onGeste={onGeste}
        onVue={props.onVue}
        onQuitter={props.onQuitter}
      />
      <Visee
        video={video}
        vue={vue}
        isHidden={panne !== undefined}
        isStill={!!cliche}
        conseil={tir.conseil}
        isFrozen={tir.occupe}
      />
      {panne && <Panne panne={panne} onReessayer={tir.reessayer} onQuitter={props.onQuitter} />}
      {cliche ? (
        <Verdict
          cliche={cliche}
          vue={vue}
          onGarder={async (gardee, motif) => {
            await prises.ajouter({
              vue: vue.code,
              modalite,
              miroir,
              cliche: gardee,
              motif,
              dispositifId: dispositif?.id,
            });
            suivre();
          }}
          onReprendre={tir.oublier}
        />
      ) : (
        <AuViseur
          {...props}
          video={video}
          tir={tir}
          torche={torche}
          surveille={surveille}
          miroir={miroir}
          jumelle={jumelle}
          dispositifId={dispositif?.id}
          onDispositif={choisirDispositif}
          onPrise={suivre}
        />
      )}
      <p className={styles.statut} role="status">
        {tir.occupe ? T.analyse : ''}
      </p>
    </div>
  );
}

interface AuViseurProps extends Omit<PriseDeVuesProps, 'personne' | 'onRegler' | 'onQuitter'> {
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
function AuViseur({ video, tir, torche, surveille, miroir, jumelle, onPrise, ...props }: AuViseurProps) {
  const { vue, vues, seance, prises, mesureur, onGeste } = props;
  const { modalite } = tir;
  const deuxLumieres = props.fluorescencePrevue || seance.appareil === 'CAMERA_USB';
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
          onGarder={async (images) => {
            for (const image of images)
              await prises.ajouter({
                vue: vue.code,
                modalite,
                miroir,
                cliche: image,
                motif: null,
                dispositifId: props.dispositifId,
              });
            onPrise();
          }}
        />
      ) : (
        <Commandes
          isReady={tir.libre}
          isBusy={tir.occupe}
          torche={torche}
          modalite={deuxLumieres ? { valeur: modalite, onChange: tir.setModalite } : undefined}
          onDeclencher={tir.declencher}
          onPasser={(motif) => {
            onGeste({ type: 'PASSER', vue: vue.code, motif });
            props.onSuivante(vue.code);
          }}
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
