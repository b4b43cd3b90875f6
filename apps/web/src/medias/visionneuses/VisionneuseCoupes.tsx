import { Contrast, RefreshCw, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Banner } from '../../ui/Banner.tsx';
import { Bascule, Bouton, Choix, Groupe } from './Commandes.tsx';
import { deplacerFenetre, prereglages } from './mesures.ts';
import type { Lieu, MoteurCoupes, MoteurDicom, Plan, SourceDicom } from './moteurDicom.ts';
import { TEXTES_VISIONNEUSES as T } from './textes-visionneuses.ts';
import { glisser, VisionneuseRadio } from './VisionneuseRadio.tsx';
import styles from './Visionneuses.module.css';

interface Props {
  readonly source: SourceDicom;
  readonly nom: string;
  readonly onMoteur?: ((moteur: MoteurDicom | undefined) => void) | undefined;
  readonly onAffichee?: (() => void) | undefined;
}

const NEUTRE = { rotation: 0, retourne: false } as const;
const LES_PLANS = ['AXIALE', 'CORONALE', 'SAGITTALE'] as const satisfies readonly Plan[];
/** A film, or slices whose distance is not known, has no third dimension. */
const estVolume = ({ technique }: SourceDicom) =>
  technique.canaux === 1 && technique.pas !== null && technique.espacement !== null && technique.images >= 4;

/** An examination in slices: one by one first, since that needs nothing; three planes when asked for. */
export function VisionneuseCoupes(props: Props) {
  const [vue, setVue] = useState<'PILE' | 'PLANS'>('PILE');
  const choix = estVolume(props.source) && (
    <Choix
      nom="Affichage"
      valeur={vue}
      options={[
        { id: 'PILE', label: T.vuePile },
        { id: 'PLANS', label: T.vuePlans },
      ]}
      onChange={(valeur) => setVue(valeur as 'PILE' | 'PLANS')}
    />
  );
  if (vue === 'PILE')
    return (
      <VisionneuseRadio {...props} depart={NEUTRE}>
        {choix}
      </VisionneuseRadio>
    );
  return <TroisPlans {...props}>{choix}</TroisPlans>;
}

function TroisPlans({ source, nom, children }: Props & { readonly children: React.ReactNode }) {
  const { technique } = source;
  const [lieu, setLieu] = useState<Lieu>([
    technique.colonnes / 2,
    technique.lignes / 2,
    technique.images / 2,
  ]);
  const [fenetre, setFenetre] = useState(technique.fenetre);
  const [inverse, setInverse] = useState(false);
  const { elements, moteur, etat, faites, tour } = useTroisPlans(source, lieu, { fenetre, inverse });
  const pas = Math.max(1, technique.fenetre.largeur / 250);

  function bouger(axe: 0 | 1 | 2, de: number) {
    const max = [technique.colonnes, technique.lignes, technique.images][axe] ?? 1;
    setLieu(
      (avant) =>
        avant.map((valeur, rang) => (rang === axe ? borner(valeur + de, max) : valeur)) as unknown as Lieu,
    );
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
  const { x, y } = technique.espacement ?? { x: 1, y: 1 };
  return (
    <div className={styles.visionneuse}>
      <Groupe nom={T.outilsCoupes}>
        {children}
        <Choix
          nom={T.fenetre}
          valeur={
            prereglages(technique).find(
              (p) => p.fenetre.centre === fenetre.centre && p.fenetre.largeur === fenetre.largeur,
            )?.code ?? ''
          }
          options={prereglages(technique).map(({ code, libelle }) => ({ id: code, label: libelle }))}
          onChange={(code) =>
            setFenetre(prereglages(technique).find((p) => p.code === code)?.fenetre ?? fenetre)
          }
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
            setLieu([technique.colonnes / 2, technique.lignes / 2, technique.images / 2]);
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
                  glisser(event, (dx, dy) => setFenetre((avant) => deplacerFenetre(avant, { dx, dy, pas })));
                else if (event.button === 0) {
                  const cadre = event.currentTarget.getBoundingClientRect();
                  const vise = (cx: number, cy: number) => {
                    const trouve = moteur.current?.versVolume(plan, cx - cadre.left, cy - cadre.top);
                    if (trouve) setLieu((avant) => retenir(trouve, avant, plan, technique));
                  };
                  vise(event.clientX, event.clientY);
                  let [cx, cy] = [event.clientX, event.clientY];
                  glisser(event, (dx, dy) => {
                    [cx, cy] = [cx + dx, cy + dy];
                    vise(cx, cy);
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
              {etat === 'VUE' && <Croix key={tour} ou={moteur.current?.versCadre(plan, lieu)} />}
            </div>
            <figcaption>{T.plansCourts[plan]}</figcaption>
          </figure>
        ))}
      </div>
      <div className={styles.mentions}>
        <p role="status">
          {T.lieu(
            T.millimetres(lieu[0] * x),
            T.millimetres(lieu[1] * y),
            T.millimetres(lieu[2] * (technique.pas ?? 1)),
          )}
        </p>
        <p>{T.aidePlans}</p>
        {technique.espacement && <p>{T.source[technique.espacement.source](technique.espacement.x)}</p>}
      </div>
    </div>
  );
}

const borner = (valeur: number, max: number) => Math.max(0, Math.min(max - 1, valeur));
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

/** A click says two coordinates of three: the slice stays the one that is looked at. */
function retenir(trouve: Lieu, avant: Lieu, plan: Plan, technique: SourceDicom['technique']): Lieu {
  const max = [technique.colonnes, technique.lignes, technique.images];
  return trouve.map((valeur, axe) =>
    axe === NORMALE[plan] ? (avant[axe] ?? 0) : borner(valeur, max[axe] ?? 1),
  ) as unknown as Lieu;
}

function Croix({ ou }: { readonly ou: { readonly x: number; readonly y: number } | undefined }) {
  if (!ou) return null;
  return (
    <svg className={styles.calque} aria-hidden="true">
      <path className={styles.croix} d={`M${ou.x} 0V4000M0 ${ou.y}H4000`} />
    </svg>
  );
}

type Etat = 'CHARGEMENT' | 'VUE' | 'SANS_GL';

function useTroisPlans(
  source: SourceDicom,
  lieu: Lieu,
  reglages: { readonly fenetre: SourceDicom['technique']['fenetre']; readonly inverse: boolean },
) {
  const elements = useRef<Partial<Record<Plan, HTMLDivElement>>>({});
  const moteur = useRef<MoteurCoupes>(undefined);
  const [etat, setEtat] = useState<Etat>('CHARGEMENT');
  const [faites, setFaites] = useState(0);
  const [tour, setTour] = useState(0);

  useEffect(() => {
    let vivant = true;
    const ouvrir = async () => {
      const { ouvrirTroisPlans, peutTroisPlans } = await import('./moteurDicom.ts');
      if (!peutTroisPlans()) return setEtat('SANS_GL');
      const { AXIALE, CORONALE, SAGITTALE } = elements.current;
      if (!(AXIALE && CORONALE && SAGITTALE)) return;
      const ouvert = await ouvrirTroisPlans({ AXIALE, CORONALE, SAGITTALE }, source, {
        onVue: () => setTour((n) => n + 1),
        onAvance: (n) => vivant && setFaites(n),
      });
      if (!vivant) return ouvert.detruire();
      moteur.current = ouvert;
      setEtat('VUE');
    };
    ouvrir().catch(() => vivant && setEtat('SANS_GL'));
    return () => {
      vivant = false;
      moteur.current?.detruire();
      moteur.current = undefined;
    };
  }, [source]);

  useEffect(() => {
    if (etat === 'VUE') moteur.current?.viser(lieu);
  }, [etat, lieu]);
  const { fenetre, inverse } = reglages;
  useEffect(() => {
    if (etat === 'VUE') moteur.current?.regler({ fenetre, inverse });
  }, [etat, fenetre, inverse]);

  return { elements, moteur, etat, faites, tour };
}
