import type { Presentation } from '@orapont/domain/bouche/presentation';
import { PHRASE_QUALITE } from '@orapont/domain/captation/qualite';
import { useCallback, useEffect, useRef } from 'react';
import type { PersonneDevantSoi } from '../../personne/FichePersonne.tsx';
import { useTorche } from './camera/useCamera.ts';
import { dispositifDe } from './dispositif/choisi.ts';
import { AuViseur, type EnSeance } from './prise/AuViseur.tsx';
import { EnTete } from './prise/EnTete.tsx';
import { Panne } from './prise/Panne.tsx';
import styles from './prise/Prise.module.css';
import { Verdict } from './prise/Verdict.tsx';
import { Visee } from './prise/Visee.tsx';
import type { Seance } from './seance.ts';
import { useDeclencheurVocal } from './son/useDeclencheurVocal.ts';
import { useParole } from './son/useParole.ts';
import { T } from './textes.ts';
import { useDossierSurveille } from './useDossierSurveille.ts';
import type { Reglages } from './useReglages.ts';
import { useTir } from './useTir.ts';
import { useRetourAuDeclencheur, useTouches } from './useTouches.ts';

export interface PriseDeVuesProps extends EnSeance {
  readonly personne: PersonneDevantSoi;
  readonly presentation: Presentation;
  readonly onRegler: (changement: Partial<Reglages>) => void;
  /** What the way out is called when there is no camera. */
  readonly autrement: string;
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
      {panne && (
        <Panne
          panne={panne}
          autrement={props.autrement}
          onReessayer={tir.reessayer}
          onQuitter={props.onQuitter}
        />
      )}
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
