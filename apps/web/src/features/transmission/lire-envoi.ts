import type { BodyInput } from '@orapont/contract/route';
import { Autorisation, type DestinataireChoisiT, type transmettre } from '@orapont/contract/transmission';
import { TEXTES as T } from './textes.ts';

export type Envoi = BodyInput<typeof transmettre>;
type Fautes = Readonly<Record<string, string>>;

export type Choix = {
  /** Null for the whole record. */
  readonly seul: { readonly piece: string | null } | null;
  readonly choisi: DestinataireChoisiT | null;
  /** The address that is on the screen. */
  readonly adresse: string | undefined;
  readonly versionTexte: string;
};

/** What the person decided, or what is missing, field by field; what the law refuses is the server's to say. */
export function lireEnvoi(saisie: FormData, choix: Choix): Envoi | { readonly fautes: Fautes } {
  const { seul, choisi, adresse, versionTexte } = choix;
  if (seul && seul.piece === null) return { fautes: { piece: T.manque.piece } };
  if (!choisi || !adresse) return { fautes: { destinataire: T.manque.destinataire } };
  const commun = { destinataire: choisi, adresse };
  if (seul) return { ...commun, piece: seul.piece, autorisation: null };
  const lue = lireAutorisation(saisie, versionTexte);
  return 'fautes' in lue ? lue : { ...commun, piece: null, autorisation: lue };
}

function lireAutorisation(saisie: FormData, versionTexte: string) {
  const lire = (nom: string) => String(saisie.get(nom) ?? '').trim();
  const champs = {
    capacite: lire('capacite'),
    auteur: lire('auteur'),
    signeeLe: lire('signeeLe'),
    versionTexte,
  };
  const lue = Autorisation.safeParse(champs);
  const manquants = (lue.error?.issues ?? []).map(({ path }) => String(path[0]));
  const fautes: Record<string, string> = {};
  for (const champ of [...manquants, ...(saisie.get('garde') ? [] : ['garde'])])
    fautes[champ] = (T.manque as Fautes)[champ] ?? T.reessayer;
  return lue.success && Object.keys(fautes).length === 0 ? lue.data : { fautes };
}
