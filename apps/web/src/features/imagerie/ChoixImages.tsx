import { type EtudeRecueT, lireVignette } from '@orapont/contract/imagerie';
import { IMAGES_PAR_DEMANDE } from '@orapont/domain/imagerie/piles';
import { useState } from 'react';
import { adresse } from '../../kernel/call.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import styles from './Imagerie.module.css';
import { TEXTES } from './textes.ts';

type Instances = EtudeRecueT['instances'];
type Pile = { readonly id: string; readonly instances: Instances };

/** What a request can be given of a study: the slices of an examination together, every other picture alone. */
const pilesDe = (instances: Instances): readonly Pile[] =>
  [
    ...Map.groupBy(
      instances.filter(({ etat }) => etat === 'RECUE' || etat === 'PRETE'),
      ({ pile }) => pile,
    ),
  ].map(([id, siennes]) => ({ id, instances: siennes }));

export type Choix = {
  readonly piles: readonly Pile[];
  readonly choisies: ReadonlySet<string>;
  /** For the server: nothing said is everything, pictures that arrive meanwhile included. */
  readonly images: string[] | null;
  readonly tenable: boolean;
  readonly poser: (choisies: ReadonlySet<string>) => void;
};

/** Everything, until someone takes something out; `actif` when a request is to take it. */
export function useChoixImages(instances: Instances, actif: boolean): Choix {
  const piles = pilesDe(instances);
  const [retenues, poser] = useState<ReadonlySet<string> | null>(null);
  const choisies = retenues ?? new Set(piles.map(({ id }) => id));
  return {
    piles,
    choisies,
    images: actif && retenues ? [...retenues] : null,
    tenable: !actif || (choisies.size > 0 && choisies.size <= IMAGES_PAR_DEMANDE),
    poser,
  };
}

/** Series by series, with a box for the whole of each; what is left out stays in the record. A study of one thing has no choice. */
export function ChoixImages({ choix: { piles, choisies, poser } }: { readonly choix: Choix }) {
  if (piles.length < 2) return null;
  const series = [...Map.groupBy(piles, ({ instances }) => instances[0]?.serie ?? 0).values()];
  const cocher = (siennes: readonly Pile[], oui: boolean) => {
    const ids = new Set(siennes.map(({ id }) => id));
    poser(oui ? choisies.union(ids) : choisies.difference(ids));
  };
  return (
    <fieldset className={styles.choix}>
      <legend className={styles.titreChoix}>{TEXTES.choixImages}</legend>
      {series.map((serie) => (
        <Serie key={serie[0]?.id} serie={serie} choisies={choisies} onCocher={cocher} />
      ))}
      <p role="status" className={styles.compte}>
        {phraseDuChoix(choisies.size, piles.length)}
      </p>
    </fieldset>
  );
}

function phraseDuChoix(choisies: number, toutes: number): string {
  if (choisies === 0) return TEXTES.aucuneChoisie;
  if (choisies > IMAGES_PAR_DEMANDE) return TEXTES.tropChoisies(choisies, IMAGES_PAR_DEMANDE);
  return TEXTES.choisies(choisies, toutes);
}

type SerieProps = {
  readonly serie: readonly Pile[];
  readonly choisies: ReadonlySet<string>;
  readonly onCocher: (piles: readonly Pile[], oui: boolean) => void;
};

function Serie({ serie, choisies, onCocher }: SerieProps) {
  const cochees = serie.filter(({ id }) => choisies.has(id)).length;
  const [premiere] = serie;
  const nom = premiere ? nomDe(premiere) : '';
  const uneCase = (pile: Pile, label: string) => (
    <Checkbox
      key={pile.id}
      label={label}
      picture={<Vignette pile={pile} />}
      isSelected={choisies.has(pile.id)}
      onChange={(oui) => onCocher([pile], oui)}
    />
  );
  if (premiere && serie.length === 1) return uneCase(premiere, libelle(nom, premiere));
  return (
    <fieldset className={styles.serie} aria-label={TEXTES.serie(nom)}>
      <Checkbox
        label={TEXTES.touteLaSerie(nom, serie.length)}
        isSelected={cochees === serie.length}
        isIndeterminate={cochees > 0 && cochees < serie.length}
        onChange={(oui) => onCocher(serie, oui)}
      />
      <div className={styles.grille}>
        {serie.map((pile, rang) =>
          uneCase(pile, TEXTES.imageNumero(rang + 1, pile.instances.some(incrustee))),
        )}
      </div>
    </fieldset>
  );
}

const incrustee = ({ texteIncruste }: Instances[number]) => texteIncruste;

const nomDe = ({ instances }: Pile) => instances[0]?.description || instances[0]?.modalite || '';

function libelle(nom: string, { instances }: Pile): string {
  const images = instances.reduce((somme, instance) => somme + instance.images, 0);
  return images > 1 ? `${nom}, ${TEXTES.images(images)}` : nom || TEXTES.images(1);
}

function Vignette({ pile: { instances } }: { readonly pile: Pile }) {
  const prete = instances.find(({ etat }) => etat === 'PRETE');
  if (!prete) return <span className={styles.attente} aria-hidden="true" />;
  return (
    <img
      className={styles.vignette}
      src={adresse(lireVignette, { id: prete.id, rendu: 'vignette' })}
      alt=""
      loading="lazy"
      width={96}
      height={72}
    />
  );
}
