import { Contrast, RefreshCw, ZoomIn, ZoomOut } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Banner } from '../../ui/Banner.tsx';
import { Bascule, Bouton, Choix, Groupe } from './Commandes.tsx';
import { glisser } from './gestes.ts';
import { deplacerFenetre, prereglages } from './mesures.ts';
import type { Plan, SourceDicom } from './moteurDicom.ts';
import { coinDe, dansLExamen, type Lieu, milieuDe, pasLeLong } from './repere-volume.ts';
import { TEXTES_VISIONNEUSES as T } from './textes-visionneuses.ts';
import { useTroisPlans } from './useTroisPlans.ts';
import styles from './Visionneuses.module.css';

interface Props {
  readonly source: SourceDicom;
  readonly nom: string;
  /** The switch back to the slices. */
  readonly children: ReactNode;
}

const LES_PLANS = ['AXIALE', 'CORONALE', 'SAGITTALE'] as const satisfies readonly Plan[];

/** Degrees past which slices are told to be oblique. */
const OBLIQUE = 1;

/** An examination cut along the axes of the patient, as its slices say that they lie: three planes that cross where one looks. */
export function TroisPlans({ source, nom, children }: Props) {
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
        <Bascule nom={T.inverser} actif={inverse} onChange={() => setInverse(!inverse)}>
          <Contrast />
        </Bascule>
        <Bouton nom={T.zoomMoins} onPress={() => moteur.current?.zoomer(0.8)}>
          <ZoomOut />
        </Bouton>
        <Bouton nom={T.zoomPlus} onPress={() => moteur.current?.zoomer(1.25)}>
          <ZoomIn />
        </Bouton>
        <Bouton
          nom={T.depart}
          onPress={() => {
            setFenetre(technique.fenetre);
            setInverse(false);
            moteur.current?.cadrer();
            setLieu(milieuDe(technique));
          }}
        >
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
          <figure key={plan} className={styles.plan}>
            <div
              className={styles.cadre}
              data-plan={plan}
              role="application"
              aria-roledescription="coupe à parcourir"
              aria-label={`${nom}, ${T.plans[plan]}`}
              aria-description={T.aidePlans}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: the frame takes the arrow keys
              tabIndex={0}
              onKeyDown={(event) => {
                const geste = GESTES[plan][event.key];
                if (!geste) return;
                event.preventDefault();
                event.stopPropagation();
                bouger(geste[0], geste[1] * (event.shiftKey ? 5 : 1));
              }}
              onWheel={(event) => bouger(NORMALE[plan], Math.sign(event.deltaY))}
              onPointerDown={(event) => {
                if (event.shiftKey || event.button === 1)
                  glisser(event, {
                    onPas: (dx, dy) => setFenetre((avant) => deplacerFenetre(avant, { dx, dy, pas })),
                  });
                else if (event.button === 0) {
                  const cadre = event.currentTarget.getBoundingClientRect();
                  const vise = (cx: number, cy: number) => {
                    const trouve = moteur.current?.versVolume(plan, cx - cadre.left, cy - cadre.top);
                    if (trouve)
                      setLieu((avant) =>
                        dansLExamen(technique, remplacer(trouve, NORMALE[plan], avant[NORMALE[plan]])),
                      );
                  };
                  vise(event.clientX, event.clientY);
                  let [cx, cy] = [event.clientX, event.clientY];
                  glisser(event, {
                    onPas: (dx, dy) => {
                      [cx, cy] = [cx + dx, cy + dy];
                      vise(cx, cy);
                    },
                    onPincer: (facteur) => moteur.current?.zoomer(facteur),
                  });
                }
              }}
            >
              <div
                ref={(element) => {
                  if (element) elements.current[plan] = element;
                }}
                className={styles.toile}
              />
              {etat === 'VUE' && (
                <>
                  <Croix key={tour} ou={moteur.current?.versCadre(plan, lieu)} />
                  <Bords plan={plan} />
                </>
              )}
            </div>
            <figcaption>{T.plansCourts[plan]}</figcaption>
          </figure>
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
        <p>{T.aidePlans}</p>
        {penche > OBLIQUE && <p>{T.oblique(penche)}</p>}
        {technique.espacement && <p>{T.source[technique.espacement.source](technique.espacement.x)}</p>}
      </div>
    </div>
  );
}

const remplacer = (lieu: Lieu, axe: 0 | 1 | 2, valeur: number): Lieu => {
  const [a, b, c] = lieu;
  return [axe === 0 ? valeur : a, axe === 1 ? valeur : b, axe === 2 ? valeur : c];
};
/** A click says two coordinates of three: across its plane, the reader stays where he was. */
const NORMALE = { AXIALE: 2, CORONALE: 1, SAGITTALE: 0 } as const satisfies Record<Plan, 0 | 1 | 2>;

/** Arrows move along the two sides of the plane, page keys across it. */
const GESTES: Readonly<Record<Plan, Readonly<Record<string, readonly [0 | 1 | 2, number]>>>> = {
  AXIALE: fleches(0, 1, 1, 2),
  CORONALE: fleches(0, 2, -1, 1),
  SAGITTALE: fleches(1, 2, -1, 0),
};

function fleches(horizontal: 0 | 1 | 2, vertical: 0 | 1 | 2, bas: 1 | -1, normale: 0 | 1 | 2) {
  return {
    ArrowLeft: [horizontal, -1],
    ArrowRight: [horizontal, 1],
    ArrowUp: [vertical, -bas],
    ArrowDown: [vertical, bas],
    PageDown: [normale, 1],
    PageUp: [normale, -1],
  } as const;
}

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
