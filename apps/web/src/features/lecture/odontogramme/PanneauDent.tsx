import type { Commande } from '@orapont/domain/bouche/commandes';
import { porteDesFaces } from '@orapont/domain/bouche/couverture';
import { nomDent } from '@orapont/domain/bouche/dents';
import { type Face, facesDe, nomFace } from '@orapont/domain/bouche/faces';
import {
  CONSTATS_FACE,
  dentObservee,
  ETATS_DENT,
  faceObservee,
  LIBELLE_CONSTAT_FACE,
  LIBELLE_ETAT_DENT,
  LIBELLE_MOTIF_NON_VUE,
  LIBELLE_VISIBILITE,
  MOBILITES,
  MOTIFS_NON_VUE,
  type Mobilite,
  type MotifNonVue,
  type ObservationBouche,
  VISIBILITES,
  type Visibilite,
} from '@orapont/domain/bouche/observation';
import { type KeyboardEvent, type Ref, useId } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Select.tsx';
import { basculerConstat, regarderFace, sextant, toutVuSansLesion } from '../chart/gestes.ts';
import { libelleEtatFace } from '../chart/libelles.ts';
import { ChoixMultiple, ChoixUnique } from '../commun/Choix.tsx';
import cadre from '../commun/Panneau.module.css';
import { Precision } from '../commun/Precision.tsx';
import { ReperesCible } from '../commun/ReperesCible.tsx';
import { ROMAIN } from './aspects.ts';
import { DentSvg } from './DentSvg.tsx';
import { Motifs } from './Motifs.tsx';
import styles from './PanneauDent.module.css';
import type { Curseur } from './proprietes.ts';
import { TOUCHE_DE_LA_FACE, TOUCHE_DU_CONSTAT } from './raccourcis.ts';
import { TEXTES_PANNEAU as T } from './textes-panneau.ts';

export interface PanneauDentProps {
  readonly chart: ObservationBouche;
  readonly curseur: Curseur;
  readonly onCurseur: (curseur: Curseur) => void;
  readonly onCommandes: (commandes: readonly Commande[]) => void;
  /** Name of a picture, to say where a pin is. */
  readonly nomImage: (mediaId: string) => string;
  /** Escape: back to the chart. */
  readonly onFermer?: () => void;
  readonly ref?: Ref<HTMLElement>;
}

/** Everything about one tooth: what stands there, how it moves, what is seen of each face. */
export function PanneauDent({
  chart,
  curseur,
  onCurseur,
  onCommandes,
  nomImage,
  onFermer,
  ref,
}: PanneauDentProps) {
  const { dent, face } = curseur;
  const titre = useId();
  const prefixe = useId();
  const observation = dentObservee(chart, dent);
  const cible = { sorte: 'DENT', dent } as const;

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onFermer?.();
  }

  return (
    <section ref={ref} tabIndex={-1} className={cadre.panneau} aria-labelledby={titre} onKeyDown={onKeyDown}>
      <Motifs prefixe={prefixe} />
      <header className={styles.entete}>
        <div className={styles.dessin}>
          <DentSvg
            dent={dent}
            observation={observation}
            prefixe={prefixe}
            face={face}
            onFace={(choisie) => onCurseur({ dent, face: choisie })}
          />
        </div>
        <div className={styles.identite}>
          <h3 id={titre} className={styles.titre}>
            Dent {dent}
            <span className={styles.nom}>{nomDent(dent)}</span>
          </h3>
          <div className={styles.rapides}>
            <Button variant="secondary" onPress={() => onCommandes(toutVuSansLesion(chart, [dent]))}>
              {T.dentSansLesion}
            </Button>
            <Button
              variant="secondary"
              onPress={() => onCommandes(toutVuSansLesion(chart, sextant(chart, dent)))}
            >
              {T.secteurSansLesion}
            </Button>
          </div>
        </div>
      </header>
      <ChoixUnique
        titre={T.etat}
        options={ETATS_DENT.map((etat) => ({ valeur: etat, libelle: LIBELLE_ETAT_DENT[etat] }))}
        valeur={observation.etat}
        onChange={(etat) => onCommandes([{ type: 'ETAT_DENT', dent, etat }])}
      />
      <ChoixUnique
        titre={T.mobilite}
        options={MOBILITES.map((m) => ({ valeur: String(m), libelle: ROMAIN[m] || T.aucuneMobilite }))}
        valeur={observation.mobilite === null ? null : String(observation.mobilite)}
        onChange={(m) =>
          onCommandes([{ type: 'MOBILITE', dent, mobilite: m === null ? null : (Number(m) as Mobilite) }])
        }
      />
      {porteDesFaces(observation.etat) ? (
        <>
          <ChoixUnique
            titre={T.face}
            options={facesDe(dent).map(({ face: f, nom }) => ({
              valeur: f,
              libelle: nom,
              touche: nom === 'incisale' ? 'I' : TOUCHE_DE_LA_FACE[f],
            }))}
            valeur={face ?? null}
            onChange={(f) => onCurseur({ dent, face: f ?? face })}
          />
          {face ? (
            <DetailFace key={`${dent} ${face}`} {...{ chart, dent, face, onCommandes, nomImage }} />
          ) : (
            <p className={styles.aide}>{T.choisirFace}</p>
          )}
        </>
      ) : (
        <p className={styles.aide}>{T.sansFace}</p>
      )}
      <details className={styles.suite} {...(observation.precision ? { open: true } : {})}>
        <summary>{T.surLaDent}</summary>
        <Precision key={dent} cible={cible} precision={observation.precision} onCommandes={onCommandes} />
      </details>
      <ReperesCible
        cible={cible}
        reperes={observation.reperes}
        nomImage={nomImage}
        onCommandes={onCommandes}
      />
    </section>
  );
}

interface PropsDetail {
  readonly chart: ObservationBouche;
  readonly dent: Curseur['dent'];
  readonly face: Face;
  readonly onCommandes: (commandes: readonly Commande[]) => void;
  readonly nomImage: (mediaId: string) => string;
}

function DetailFace({ chart, dent, face, onCommandes, nomImage }: PropsDetail) {
  const observation = faceObservee(chart, dent, face);
  const cible = { sorte: 'FACE', dent, face } as const;
  const { visibilite, motif, provenance } = observation;
  const dite = chart.dents[dent]?.faces[face] !== undefined && provenance === 'CONSTATEE';
  return (
    <fieldset className={styles.detail}>
      <legend className={styles.legende}>
        Face {nomFace(dent, face)}
        <span className={styles.nom}>{libelleEtatFace(observation)}</span>
      </legend>
      <ChoixUnique
        titre={T.visibilite}
        options={VISIBILITES.map((v) => ({
          valeur: v,
          libelle: LIBELLE_VISIBILITE[v],
          ...TOUCHE_VISIBILITE[v],
        }))}
        valeur={dite ? visibilite : null}
        onChange={(v) =>
          onCommandes([
            v === null
              ? { type: 'EFFACER', cible }
              : regarderFace(dent, face, v, v === 'NON_VUE' ? (motif ?? 'HORS_CHAMP') : motif),
          ])
        }
      />
      {dite && visibilite !== 'VUE' && (
        <Select
          label={T.motif}
          options={MOTIFS_NON_VUE.map((m) => ({ id: m, label: LIBELLE_MOTIF_NON_VUE[m] }))}
          value={motif}
          onChange={(m) => onCommandes([regarderFace(dent, face, visibilite, m as MotifNonVue)])}
        />
      )}
      <ChoixMultiple
        titre={T.constats}
        options={CONSTATS_FACE.map((constat) => ({
          valeur: constat,
          libelle: LIBELLE_CONSTAT_FACE[constat],
          touche: TOUCHE_DU_CONSTAT[constat],
        }))}
        valeurs={observation.constats}
        onBasculer={(constat) => onCommandes([basculerConstat(chart, dent, face, constat)])}
      />
      <Precision cible={cible} precision={observation.precision} onCommandes={onCommandes} />
      <ReperesCible
        cible={cible}
        reperes={observation.reperes}
        nomImage={nomImage}
        onCommandes={onCommandes}
      />
    </fieldset>
  );
}

const TOUCHE_VISIBILITE: Record<Visibilite, { readonly touche?: string }> = {
  VUE: {},
  PARTIELLE: { touche: 'T' },
  NON_VUE: { touche: 'N' },
};
