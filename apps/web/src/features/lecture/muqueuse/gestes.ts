import type { Commande } from '@orapont/domain/bouche/commandes';
import type { CodeSite } from '@orapont/domain/bouche/muqueuse';
import {
  type LesionMuqueuse,
  type MotifNonVue,
  type ObservationBouche,
  type ObservationSite,
  siteObserve,
  type Visibilite,
} from '@orapont/domain/bouche/observation';
import type { AspectFace } from '../odontogramme/aspects.ts';

/** Nothing is said of the lesion yet but that it is there. */
const LESION_NON_DECRITE: LesionMuqueuse = {
  tailleMm: null,
  couleur: null,
  surface: null,
  induration: 'INCONNU',
  depuis: 'INCONNUE',
  ganglion: 'INCONNU',
};

export function sansLesion(site: CodeSite): Commande {
  return { type: 'CONSTAT_SITE', site, constat: 'SANS_LESION_VISIBLE', lesions: [] };
}

export function ajouterLesion(chart: ObservationBouche, site: CodeSite): Commande {
  return avecLesions(site, [...siteObserve(chart, site).lesions, LESION_NON_DECRITE]);
}

/** No lesion left means no finding left: it is not « sans lésion visible » until the reader says so. */
export function avecLesions(site: CodeSite, lesions: readonly LesionMuqueuse[]): Commande {
  return { type: 'CONSTAT_SITE', site, constat: lesions.length > 0 ? 'LESION' : null, lesions };
}

export function regarderSite(site: CodeSite, visibilite: Visibilite, motif: MotifNonVue | null): Commande {
  return { type: 'VISIBILITE', cible: { sorte: 'SITE', site }, visibilite, motif };
}

/** The keys of the list of sites: those of a face, where they mean something here. */
export function gesteSite(
  nom: string,
  chart: ObservationBouche,
  site: CodeSite,
): readonly Commande[] | undefined {
  const { motif } = siteObserve(chart, site);
  switch (nom) {
    case '1':
    case 's':
      return [sansLesion(site)];
    case '2':
      return [ajouterLesion(chart, site)];
    case 'n':
      return [regarderSite(site, 'NON_VUE', motif ?? 'HORS_CHAMP')];
    case 't':
      return [regarderSite(site, 'PARTIELLE', motif)];
    default:
      return undefined;
  }
}

/** The reader has seen what the views were to show, and nothing on it: only sites still presumed are touched. */
export function confirmerPresumes(chart: ObservationBouche, sites: readonly CodeSite[]): readonly Commande[] {
  return sites
    .filter((site) => {
      const { provenance, visibilite, constat } = siteObserve(chart, site);
      return provenance === 'PRESUMEE' && visibilite !== 'NON_VUE' && constat === null;
    })
    .map(sansLesion);
}

/** Drawn with the same patterns as a face. */
export function aspectSite({ visibilite, provenance, constat }: ObservationSite): AspectFace {
  if (visibilite === 'NON_VUE') return 'non-vue';
  if (constat === 'LESION') return 'constat';
  if (provenance === 'PRESUMEE') return 'presumee';
  if (visibilite === 'PARTIELLE') return 'partielle';
  return constat ? 'sans-lesion' : 'vue';
}
