import { Contrast, RefreshCw, ZoomIn, ZoomOut } from 'lucide-react';
import { type ReactNode, type RefObject, useState } from 'react';
import { Banner } from '../../ui/Banner.tsx';
import { Bascule, Bouton, Choix, Groupe } from './Commandes.tsx';
import { type Touches, useTouchesOffertes } from './gestes.ts';
import { deplacerFenetre, prereglages } from './mesures.ts';
import type { PointCadre } from './moteurDicom.ts';
import type { Plan } from './moteurPlans.ts';
import { NORMALE, PlanDeCoupe } from './PlanDeCoupe.tsx';
import { coinDe, dansLExamen, type Lieu, milieuDe, pasLeLong } from './repere-volume.ts';
import type { SourceDicom } from './source-dicom.ts';
import { TEXTES_VISIONNEUSES as T } from './textes-visionneuses.ts';
import { useTroisPlans } from './useTroisPlans.ts';
import styles from './Visionneuses.module.css';

interface Props {
  readonly source: SourceDicom;
  readonly nom: string;
  readonly touches?: RefObject<Touches> | undefined;
  /** The switch back to the slices. */
  readonly children: ReactNode;
}

const LES_PLANS = ['AXIALE', 'CORONALE', 'SAGITTALE'] as const satisfies readonly Plan[];

/** Degrees past which slices are told to be oblique. */
const OBLIQUE = 1;

/** An examination cut along the axes of the patient, as its slices say that they lie: three planes that cross where one looks. */
export function TroisPlans(props: Props) {
  const { source, nom, children } = props;
  const { technique } = source;
  const [lieu, setLieu] = useState<Lieu>(() => milieuDe(technique));
  const [fenetre, setFenetre] = useState(technique.fenetre);
  const [inverse, setInverse] = useState(false);
  const { elements, moteur, etat, faites, tour } = useTroisPlans(source, lieu, { fenetre, inverse });
  const pas = Math.max(1, technique.fenetre.largeur / 250);

  function bouger(axe: 0 | 1 | 2, de: number) {
    const pas = pasLeLong(technique, axe);
    setLieu((avant) => dansLExamen(technique, remplacer(avant, axe, avant[axe] + de * pas)));
  }

  function viser(plan: Plan, point: PointCadre) {
    const trouve = moteur.current?.versVolume(plan, point.x, point.y);
    const axe = NORMALE[plan];
    if (trouve) setLieu((avant) => dansLExamen(technique, remplacer(trouve, axe, avant[axe])));
  }

  const touches: Touches = {
    i: () => setInverse(!inverse),
    '+': () => moteur.current?.zoomer(1.25),
    '=': () => moteur.current?.zoomer(1.25),
    '-': () => moteur.current?.zoomer(0.8),
    '0': () => {
      setFenetre(technique.fenetre);
      setInverse(false);
      moteur.current?.cadrer();
      setLieu(milieuDe(technique));
    },
  };
  useTouchesOffertes(props.touches, touches);

  if (etat === 'SANS_GL')
    return (
      <div className={styles.visionneuse}>
        <Groupe nom={T.outilsCoupes}>{children}</Groupe>
        <Banner kind="info" title={T.vuePlans}>
          {T.sansGl}
        </Banner>
      </div>
    );
  const offerts = prereglages(technique);
  const coin = coinDe(technique);
  const penche = technique.geometrie?.etat === 'PLANS' ? technique.geometrie.inclinaison : 0;
  return (
    <div className={styles.visionneuse}>
      <Groupe nom={T.outilsCoupes}>
        {children}
        <Choix
          nom={T.fenetre}
          vide={T.fenetreALaMain}
          valeur={
            offerts.find((p) => p.fenetre.centre === fenetre.centre && p.fenetre.largeur === fenetre.largeur)
              ?.code ?? ''
          }
          options={offerts.map(({ code, libelle }) => ({ id: code, label: libelle }))}
          onChange={(code) => setFenetre(offerts.find((p) => p.code === code)?.fenetre ?? fenetre)}
        />
        <Bascule nom={T.inverser} touche="I" actif={inverse} onChange={() => touches['i']?.()}>
          <Contrast />
        </Bascule>
        <Bouton nom={T.zoomMoins} touche="-" onPress={() => touches['-']?.()}>
          <ZoomOut />
        </Bouton>
        <Bouton nom={T.zoomPlus} touche="+" onPress={() => touches['+']?.()}>
          <ZoomIn />
        </Bouton>
        <Bouton nom={T.depart} touche="0" onPress={() => touches['0']?.()}>
          <RefreshCw />
        </Bouton>
      </Groupe>
      {etat === 'CHARGEMENT' && (
        <p className={styles.consigne} role="status">
          {T.chargementVolume(faites, technique.images)}
        </p>
      )}
      <div className={styles.plans}>
        {LES_PLANS.map((plan) => (
          <PlanDeCoupe
            key={plan}
            plan={plan}
            nom={nom}
            moteur={moteur}
            touches={touches}
            onBouger={bouger}
            onViser={(point) => viser(plan, point)}
            onFenetrer={(dx, dy) => setFenetre((avant) => deplacerFenetre(avant, { dx, dy, pas }))}
            onToile={(element) => {
              elements.current[plan] = element;
            }}
          >
            {etat === 'VUE' && (
              <>
                <Croix key={tour} ou={moteur.current?.versCadre(plan, lieu)} />
                <Bords plan={plan} />
              </>
            )}
          </PlanDeCoupe>
        ))}
      </div>
      <div className={styles.mentions}>
        <p role="status">
          {T.lieu(
            T.millimetres(lieu[0] - coin[0]),
            T.millimetres(lieu[1] - coin[1]),
            T.millimetres(lieu[2] - coin[2]),
          )}
        </p>
        <p>{T.aidePlansCourte}</p>
        {penche > OBLIQUE && <p>{T.oblique(penche)}</p>}
      </div>
    </div>
  );
}

const remplacer = (lieu: Lieu, axe: 0 | 1 | 2, valeur: number): Lieu => {
  const [a, b, c] = lieu;
  return [axe === 0 ? valeur : a, axe === 1 ? valeur : b, axe === 2 ? valeur : c];
};
/** Which side of the person each edge of a plane is. */
function Bords({ plan }: { readonly plan: Plan }) {
  return Object.entries(T.bords[plan]).map(([bord, lettre]) => (
    <span key={bord} className={styles.bord} data-bord={bord} aria-hidden="true">
      {lettre}
    </span>
  ));
}

function Croix({ ou }: { readonly ou: { readonly x: number; readonly y: number } | undefined }) {
  if (!ou) return null;
  return (
    <svg className={styles.calque} aria-hidden="true">
      <path className={styles.croix} d={`M${ou.x} 0V4000M0 ${ou.y}H4000`} />
    </svg>
  );
}
