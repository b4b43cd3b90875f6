import type { FicheT } from '@orapont/contract/dossier-fiche';
import { ageA, type DateCivile } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import {
  type Cadre,
  estCodeLieuNaissance,
  LIBELLE_TRAIT,
  PHRASE_INS,
  statutIns,
  traitsManquants,
  verifierOid,
} from '@orapont/domain/identite/ins';
import { controlerNir, PHRASE_NIR } from '@orapont/domain/identite/nir';

type Champs = Record<string, string>;
export type Examen = { readonly champs: Readonly<Champs>; readonly avertissements: readonly string[] };

/**
 * What is wrong with a typed record, next to its field, and what deserves a second look.
 *
 * @rule ID-INS, ID-NIR, TE-15
 * @source RNIV; regulatory reference 2.7 and 3.1
 */
export function examinerFiche(fiche: FicheT, jour: DateCivile, cadre: Cadre): Examen {
  const assure = examinerAssure(fiche);
  return {
    champs: {
      ...datesImpossibles(fiche, jour),
      ...lieuImpossible(fiche),
      ...oppositionMuette(fiche),
      ...examinerIns(fiche, cadre),
      ...assure.champs,
    },
    avertissements: [...assure.avertissements, ...douteSurMesure(fiche)],
  };
}

/**
 * @param autres remarks on the other fields of the same form, said at the same time
 * @throws Erreur SAISIE_INVALIDE with a sentence for each field
 */
export function exigerFicheJuste(
  fiche: FicheT,
  jour: DateCivile,
  cadre: Cadre,
  autres: Readonly<Champs> = {},
): readonly string[] {
  const { champs, avertissements } = examinerFiche(fiche, jour, cadre);
  const remarques = Object.entries(champs).map(([champ, phrase]) => [`fiche.${champ}`, phrase] as const);
  if (remarques.length + Object.keys(autres).length > 0)
    throw new Erreur('SAISIE_INVALIDE', [], { champs: { ...Object.fromEntries(remarques), ...autres } });
  return avertissements;
}

function datesImpossibles({ dateNaissance, decesLe }: FicheT, jour: DateCivile): Champs {
  return {
    ...(dateNaissance > jour ? { dateNaissance: 'Cette date est dans l’avenir : vérifiez l’année.' } : {}),
    ...(dateNaissance <= jour && ageA(dateNaissance, jour) > 125
      ? { dateNaissance: 'Cette date donne plus de 125 ans : vérifiez l’année.' }
      : {}),
    ...(decesLe !== null && decesLe > jour ? { decesLe: 'Cette date est dans l’avenir : vérifiez-la.' } : {}),
    ...(decesLe !== null && decesLe < dateNaissance
      ? { decesLe: 'Le décès est noté avant la naissance : vérifiez les deux dates.' }
      : {}),
  };
}

/** An opposition without a word would be lost. */
const oppositionMuette = ({ oppositionMes }: FicheT): Champs =>
  oppositionMes !== null && oppositionMes.trim() === ''
    ? { oppositionMes: 'Écrivez qui s’oppose, et quand.' }
    : {};

function lieuImpossible({ lieuNaissanceCog }: FicheT): Champs {
  const code = lieuNaissanceCog?.trim().toUpperCase() ?? '';
  return code === '' || estCodeLieuNaissance(code)
    ? {}
    : {
        lieuNaissanceCog:
          'Écrivez le code INSEE de la commune (5 caractères, par exemple 59350), pas le code postal. À l’étranger : 99 suivi du pays.',
      };
}

function examinerIns(fiche: FicheT, cadre: Cadre): Champs {
  const { ins } = fiche;
  const matricule = ins.matricule?.trim() ?? '';
  if (!ins.reponseInsi)
    return matricule === ''
      ? {}
      : {
          'ins.matricule':
            'Le matricule INS vient du téléservice INSi : cochez la réponse d’INSi, ou videz ce champ. Le numéro de la carte Vitale va dans la facturation.',
        };
  return { ...matriculeFaux(matricule), ...oidFaux(ins.oid, cadre), ...traitsAbsents(fiche) };
}

function matriculeFaux(matricule: string): Champs {
  if (matricule === '') return { 'ins.matricule': PHRASE_INS.MATRICULE_ABSENT };
  const { verdict, avertissements } = controlerNir(matricule);
  if (!verdict.accord) return { 'ins.matricule': verdict.motifs.map((motif) => PHRASE_NIR[motif]).join(' ') };
  return avertissements.includes('NIR_SANS_CLE') ? { 'ins.matricule': PHRASE_NIR.NIR_SANS_CLE } : {};
}

function oidFaux(oid: string | null, cadre: Cadre): Champs {
  const verdict = verifierOid(oid ?? '', cadre);
  return verdict.accord ? {} : { 'ins.oid': verdict.motifs.map((motif) => PHRASE_INS[motif]).join(' ') };
}

/** A qualified identity stands on five traits: what is missing is said where it is typed. */
function traitsAbsents(fiche: FicheT): Champs {
  if (statutIns(fiche.ins) !== 'QUAL') return {};
  const absents = traitsManquants({
    ...fiche,
    codeLieuNaissance: fiche.lieuNaissanceCog?.toUpperCase() ?? null,
  });
  return absents.includes('codeLieuNaissance')
    ? {
        lieuNaissanceCog: `Une identité qualifiée demande le ${LIBELLE_TRAIT.codeLieuNaissance} : ajoutez-le.`,
      }
    : {};
}

function examinerAssure({ assure }: FicheT): { champs: Champs; avertissements: string[] } {
  if (assure === null) return { champs: {}, avertissements: [] };
  const { verdict, avertissements } = controlerNir(assure.nir);
  return {
    champs: verdict.accord
      ? {}
      : { 'assure.nir': verdict.motifs.map((motif) => PHRASE_NIR[motif]).join(' ') },
    avertissements: verdict.accord ? avertissements.map((code) => PHRASE_NIR[code]) : [],
  };
}

const AVEC_REPRESENTATION = ['TUTELLE', 'HABILITATION_FAMILIALE', 'MANDAT_PROTECTION_FUTURE'];

function douteSurMesure({ protection, representationPersonne }: FicheT): string[] {
  return representationPersonne && !AVEC_REPRESENTATION.includes(protection)
    ? [
        'La représentation relative à la personne ne va pas avec cette mesure : relisez le jugement. Elle n’ouvrira pas de consentement à la place de la personne.',
      ]
    : [];
}
