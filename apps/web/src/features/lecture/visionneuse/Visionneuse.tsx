import { useEffect } from 'react';
import { useRaccourcis } from '../useRaccourcis.ts';
import { BarreOutils } from './BarreOutils.tsx';
import { CadreDuGenre } from './CadreDuGenre.tsx';
import { estPhoto, formesSur } from './genres.ts';
import { aideDesTouches, type SituationDesTouches, tableDesTouches } from './gestes-visionneuse.ts';
import { ListeReperes } from './ListeReperes.tsx';
import type { ImageDeLecture } from './modele.ts';
import { Grille } from './planche/Grille.tsx';
import { Planche } from './planche/Planche.tsx';
import type { VisionneuseProps } from './proprietes-visionneuse.ts';
import { TEXTES_VISIONNEUSE as T } from './textes.ts';
import { useSalle } from './useSalle.ts';
import styles from './Visionneuse.module.css';

const AUCUNE: readonly ImageDeLecture[] = [];

/** Pictures of the case: one or two frames, tools that all have a key, filmstrip in mouth order, pins in words. */
export function Visionneuse(props: VisionneuseProps) {
  const { images, anterieures = AUCUNE, raccourcis = true } = props;
  const salle = useSalle(props, anterieures);
  const { lecture, modes, clignotement, actions, selection } = salle;
  const { gauche, droite, courante } = lecture;
  const reglages = courante && lecture.reglagesDe(courante);
  const possibles = formesSur(courante);
  const situer = (): SituationDesTouches => ({
    actions,
    modes,
    clignotement,
    reglages,
    genre: courante?.genre ?? 'PHOTO',
    total: images.length,
    comparaison: droite !== undefined,
    aUnAvant: lecture.aUnAvant,
    poseOfferte: props.onRepere !== undefined,
    possibles,
    duCadre: salle.duCadre(),
  });
  useRaccourcis(() => tableDesTouches(situer()), { actif: raccourcis && images.length > 0 });
  const { aide } = props;
  useEffect(() => {
    if (aide) aide.current = () => aideDesTouches(situer());
  });
  if (!(gauche && courante && reglages)) return <Vide enPreparation={props.enPreparation ?? false} />;

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
        cible={props.ciblePose === undefined ? T.sansCible : T.avecCible(props.ciblePose)}
      />
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

function Vide({ enPreparation }: { readonly enPreparation: boolean }) {
  if (enPreparation)
    return (
      <div className={styles.vide}>
        <p role="status">{T.enPreparation}</p>
      </div>
    );
  return (
    <div className={styles.vide}>
      <p>
        <strong>{T.aucuneImage}</strong>
      </p>
      <p>{T.aucuneImageAide}</p>
    </div>
  );
}
