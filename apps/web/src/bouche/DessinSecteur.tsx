import type { CodeSite } from '@orapont/domain/bouche/muqueuse';
import styles from './DessinSecteur.module.css';
import { aspectForme, DentGlyphe } from './Glyphes.tsx';
import type { Secteur } from './secteurs.ts';

interface Props {
  readonly secteur: Secteur;
  readonly prefixe: string;
  readonly demandees: ReadonlySet<string>;
}

/** A sector as it is seen from the front. Mute: the cell that holds it says it in words. */
export function DessinSecteur(props: Props) {
  return props.secteur.arcade === 'milieu' ? <DessinMuqueuses {...props} /> : <DessinDents {...props} />;
}

const PAS = 22;
const BANDE = 7;

function DessinDents({ secteur: { dents, sites, arcade }, prefixe, demandees }: Props) {
  const largeur = Math.max(dents.length, 5) * PAS;
  const depart = (largeur - dents.length * PAS + (PAS - 20)) / 2;
  const [yBande, yDents] = arcade === 'haut' ? [0, BANDE + 3] : [23, 0];
  return (
    <svg
      className={styles.dents}
      viewBox={`-2 -2 ${largeur + 4} ${20 + BANDE + 7}`}
      aria-hidden="true"
      focusable="false"
    >
      {sites.map((etat) => (
        <rect
          key={etat.site}
          x="0"
          y={yBande}
          width={largeur}
          height={BANDE}
          rx={BANDE / 2}
          {...aspectForme({ etat, prefixe, demandees })}
        />
      ))}
      {dents.map((couverte, rang) => (
        <g key={couverte.dent} transform={`translate(${depart + rang * PAS} ${yDents})`}>
          <DentGlyphe couverte={couverte} prefixe={prefixe} demandees={demandees} />
        </g>
      ))}
    </svg>
  );
}

/** Outlines in a box of 112 × 56, each group by itself. */
const CHEMINS: Partial<Record<CodeSite, string>> = {
  LEVRE_SUPERIEURE: 'M28 25Q40 6 56 12Q72 6 84 25Q70 18 56 20Q42 18 28 25Z',
  LEVRE_INFERIEURE: 'M28 31Q42 38 56 37Q70 38 84 31Q74 52 56 51Q38 52 28 31Z',
  COMMISSURE_DROITE: 'M18 28a5 6 0 1 0 10 0a5 6 0 1 0-10 0Z',
  COMMISSURE_GAUCHE: 'M84 28a5 6 0 1 0 10 0a5 6 0 1 0-10 0Z',
  JOUE_DROITE: 'M2 8Q14 4 15 28Q14 52 2 48Z',
  JOUE_GAUCHE: 'M110 8Q98 4 97 28Q98 52 110 48Z',
  PALAIS_DUR: 'M24 28Q28 2 56 2Q84 2 88 28Q56 33 24 28Z',
  PALAIS_MOU: 'M23 31Q56 36 89 31L92 42Q70 36 60 44Q56 52 52 44Q42 36 20 42Z',
  AMYGDALE_DROITE: 'M6 44a8 9 0 1 0 16 0a8 9 0 1 0-16 0Z',
  AMYGDALE_GAUCHE: 'M90 44a8 9 0 1 0 16 0a8 9 0 1 0-16 0Z',
  LANGUE_DOS: 'M42 22Q42 4 56 4Q70 4 70 22Q70 40 56 40Q42 40 42 22Z',
  LANGUE_BORD_DROIT: 'M39 40Q32 32 32 20Q32 6 46 2Q38 10 39 22Q39 34 44 40Z',
  LANGUE_BORD_GAUCHE: 'M73 40Q80 32 80 20Q80 6 66 2Q74 10 73 22Q73 34 68 40Z',
  LANGUE_VENTRALE: 'M38 43Q56 48 74 43Q68 50 56 50Q44 50 38 43Z',
  PLANCHER: 'M16 24Q20 54 56 54Q92 54 96 24L88 26Q84 46 76 46Q56 56 36 46Q28 46 24 26Z',
};

function DessinMuqueuses({ secteur: { sites }, prefixe, demandees }: Props) {
  return (
    <svg className={styles.muqueuses} viewBox="-2 -2 116 60" aria-hidden="true" focusable="false">
      {sites.map((etat) => (
        <path key={etat.site} d={CHEMINS[etat.site] ?? ''} {...aspectForme({ etat, prefixe, demandees })} />
      ))}
    </svg>
  );
}
