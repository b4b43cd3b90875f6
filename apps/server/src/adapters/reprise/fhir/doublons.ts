import { objetDe, texteDe } from './json.ts';
import type { Ecartee, Lues, Ressource } from './lire-ressources.ts';

/** One resource for each name: the same one twice is read once, and of two versions the newer. */
export function sansDoublons({ ressources, ecartees }: Lues): Lues {
  const gardees = new Map<string, Ressource>();
  const doubles: Ecartee[] = [];
  for (const ressource of ressources) {
    const cle = cleDe(ressource);
    const vue = gardees.get(cle);
    if (!vue) gardees.set(cle, ressource);
    else if (JSON.stringify(vue.corps) === JSON.stringify(ressource.corps))
      doubles.push({
        chemin: ressource.chemin,
        motif: `La même ressource est déjà lue\u00a0: ${vue.chemin}.`,
      });
    else {
      const [neuve, ancienne] = versionDe(ressource) > versionDe(vue) ? [ressource, vue] : [vue, ressource];
      gardees.set(cle, neuve);
      doubles.push({
        chemin: ancienne.chemin,
        motif: `Une autre version de cette ressource est lue\u00a0: ${neuve.chemin}.`,
      });
    }
  }
  return { ressources: [...gardees.values()], ecartees: [...ecartees, ...doubles] };
}

/** A resource without any name is like no other. */
function cleDe({ type, id, fullUrl, chemin }: Ressource): string {
  if (/^https?:/.test(fullUrl)) return fullUrl;
  if (id !== '') return `${type}/${id}`;
  return fullUrl === '' ? `\n${chemin}` : fullUrl;
}

const versionDe = ({ corps }: Ressource): string => texteDe(objetDe(corps['meta'])['lastUpdated']);
