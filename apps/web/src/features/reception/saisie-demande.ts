import type { NatureRecue, prendreEnCharge } from '@orapont/contract/demande-recue';
import type { BodyInput } from '@orapont/contract/route';
import type { Proposition } from './requetes.ts';

type Saisie = Omit<BodyInput<typeof prendreEnCharge>, 'version'>;
type Contexte = {
  readonly nature: NatureRecue;
  readonly dossierId: string | null;
  readonly proposition: Proposition;
};

/** The form, with what the document says where nothing was typed: the server reads both again. */
export function lireSaisie(saisie: FormData, { nature, dossierId, proposition }: Contexte): Saisie {
  const texte = (nom: string) => String(saisie.get(nom) ?? '').trim();
  const [requisId = '', requisSiteId = ''] = texte('requis').split(' ');
  return {
    dossierId,
    identiteVerifiee: saisie.has('identiteVerifiee'),
    adresseVerifiee: saisie.has('adresseVerifiee'),
    personne: dossierId === null ? lirePersonne(texte, proposition) : null,
    requerant: lireRequerant(texte, proposition),
    requisId,
    requisSiteId,
    nature,
    motif: texte('motif'),
    motifTexte: texte('motifTexte'),
    question: texte('question'),
    urgence: texte('urgence') as Saisie['urgence'],
    consentement: texte('consentement') as Saisie['consentement'],
    lien:
      nature === 'TELEEXPERTISE_ESMS' && texte('lien') !== ''
        ? ({ preuve: texte('lien'), date: texte('lien.date') } as Saisie['lien'])
        : null,
  };
}

type Texte = (nom: string) => string;

/** Null when the documents name the person entirely. */
function lirePersonne(texte: Texte, { personne }: Proposition): Saisie['personne'] {
  const traits = ['nomNaissance', 'prenom', 'sexe', 'dateNaissance'] as const;
  if (traits.every((trait) => personne?.[trait])) return null;
  const lus = traits.map((trait) => [trait, personne?.[trait] || texte(`personne.${trait}`)]);
  return { ...Object.fromEntries(lus), lieuNaissance: personne?.lieuNaissance ?? null } as Saisie['personne'];
}

function lireRequerant(texte: Texte, { requerant }: Proposition): Saisie['requerant'] {
  const { structure } = requerant;
  return {
    nom: requerant.nom || texte('requerant.nom'),
    prenom: requerant.prenom || texte('requerant.prenom'),
    profession: requerant.profession || texte('requerant.profession'),
    savoirFaire: requerant.savoirFaire ?? null,
    rpps: requerant.rpps || texte('requerant.rpps') || null,
    structure: {
      nom: structure.nom || texte('requerant.structure.nom'),
      finess: structure.finess || texte('requerant.structure.finess') || null,
      siret: structure.siret ?? null,
      categorie: texte('requerant.structure.categorie') || null,
    },
  };
}
