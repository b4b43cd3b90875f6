import { accrocher, RANGEES } from '@orapont/domain/captation/accrochage';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { ImageDeLecture } from '../modele.ts';
import { TEXTES_VISIONNEUSE as T } from '../textes.ts';
import { enSuites, type Groupe, LIBELLE_GROUPE } from './groupes.ts';
import styles from './Planche.module.css';
import type { PlancheProps } from './Planche.tsx';
import { Vignette } from './Vignette.tsx';

interface Placee {
  readonly image: ImageDeLecture;
  readonly place?: string | undefined;
}

/** Photographs where their view stands, the first of each; radiographs by the teeth that they show; the rest follows. */
function placer(groupe: Groupe, suite: readonly ImageDeLecture[]): readonly Placee[] {
  if (groupe === 'RADIO') return accrochees(suite);
  const prises = new Set<string>();
  return suite.map((image) => {
    const place = PLACES[image.vue.code];
    if (place === undefined || prises.has(place)) return { image };
    prises.add(place);
    return { image, place };
  });
}

/** Whole-mouth pictures and those of which nobody said the teeth first, then the mount: nothing is hung at a guess. */
function accrochees(suite: readonly ImageDeLecture[]): readonly Placee[] {
  const { larges, places, sansPlace } = accrocher(
    suite.map(({ id, source }) => ({ id, cliche: source?.cliche ?? 'AUTRE', dents: source?.dents ?? [] })),
  );
  const image = (id: string) => suite.find((candidate) => candidate.id === id);
  const premieres = [...larges, ...sansPlace];
  // Rows above the mount, four wide pictures each.
  const dessus = Math.ceil(premieres.length / 4);
  const prises = new Map<string, number>();
  return [
    ...premieres.map((id, rang) => ({
      image: image(id),
      place: `${1 + Math.floor(rang / 4)} / ${1 + 2 * (rang % 4)} / auto / span ${rang % 4 === 3 ? 1 : 2}`,
    })),
    ...places.map(({ id, rangee, colonne }) => {
      const cle = `${rangee} ${colonne}`;
      const deja = prises.get(cle) ?? 0;
      prises.set(cle, deja + 1);
      // Two of the same place: the second follows where there is room.
      return {
        image: image(id),
        place: deja === 0 ? `${dessus + 1 + RANGEES.indexOf(rangee)} / ${colonne + 1}` : undefined,
      };
    }),
  ].flatMap(({ image: trouvee, place }) => (trouvee ? [{ image: trouvee, place }] : []));
}

/** Where a view stands on the mount, as one faces the person: upper arch above, her right on the left. */
const PLACES: Readonly<Record<string, string>> = {
  PALATINE_DROITE: '1 / 1',
  OCCLUSALE_SUPERIEURE: '1 / 2',
  PALATINE_GAUCHE: '1 / 3',
  VESTIBULAIRE_DROITE: '2 / 1',
  FACE: '2 / 2',
  VESTIBULAIRE_GAUCHE: '2 / 3',
  LINGUALE_DROITE: '3 / 1',
  OCCLUSALE_INFERIEURE: '3 / 2',
  LINGUALE_GAUCHE: '3 / 3',
};

/** Every picture at once, laid out as the mouth is. */
export function Grille(props: PlancheProps & { readonly onFermer: () => void }) {
  const { images, reperes, active, comparee, lueurs, onActive, onFermer } = props;
  const zone = useRef<HTMLElement>(null);

  useEffect(() => {
    zone.current?.querySelector<HTMLElement>('[aria-current]')?.focus();
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    const boutons = [...(zone.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const ici = boutons.indexOf(document.activeElement as HTMLElement);
    const cible = voisin(event.key, boutons, ici);
    if (event.key === 'Escape') onFermer();
    else if (cible) cible.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <section ref={zone} className={styles.grille} aria-label={T.grille} onKeyDown={onKeyDown}>
      {enSuites(images).map(({ groupe, images: suite }) => (
        <div key={`${groupe} ${suite[0]?.id}`} className={styles.monture} data-groupe={groupe}>
          <h3 className={styles.titreGroupe}>{LIBELLE_GROUPE[groupe]}</h3>
          <ul className={styles.cases} data-groupe={groupe}>
            {placer(groupe, suite).map(({ image, place }) => (
              <li key={image.id} {...(place ? { style: { gridArea: place } } : {})}>
                <Vignette
                  image={image}
                  rang={images.indexOf(image)}
                  total={images.length}
                  nombreReperes={reperes.filter(({ mediaId }) => mediaId === image.id).length}
                  active={image.id === active}
                  comparee={image.id === comparee}
                  allumee={lueurs?.has(image.id)}
                  joignable={image.id === active}
                  onActive={() => onActive(image.id)}
                />
                <span className={styles.nom} aria-hidden="true">
                  {image.vue.libelle}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

const SENS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The nearest picture that way on the screen. */
function voisin(touche: string, boutons: readonly HTMLElement[], ici: number): HTMLElement | undefined {
  const sens = SENS[touche];
  const depart = boutons[ici]?.getBoundingClientRect();
  if (!sens || !depart) return undefined;
  const [dx, dy] = sens;
  const milieu = (b: DOMRect) => [b.left + b.width / 2, b.top + b.height / 2] as const;
  const [x0, y0] = milieu(depart);
  const candidats = boutons.flatMap((bouton) => {
    const [x, y] = milieu(bouton.getBoundingClientRect());
    const [loin, cote] = dx === 0 ? [(y - y0) * dy, Math.abs(x - x0)] : [(x - x0) * dx, Math.abs(y - y0)];
    return loin > 8 ? [{ bouton, poids: loin + 2 * cote }] : [];
  });
  return candidats.toSorted((a, b) => a.poids - b.poids)[0]?.bouton;
}
