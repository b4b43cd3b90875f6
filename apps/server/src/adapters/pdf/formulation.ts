import { FormulationInterdite, type ModeleCompteRendu } from '../../features/compte-rendu/ports.ts';

/** A picture cannot show that a disease is absent. */
const ABSENCE = /\b(?:pas\s+(?:de|d['’])|aucune|indemnes?\s+de|sans)\s*caries?\b/iu;

/**
 * Refuses an opinion that states the absence of decay: « aucune lésion vue sur ces images » says what was seen.
 * It reads the requis's words only; what the requérant asked is quoted as it came.
 *
 * @source PRODUCT, principle 4: not seen is not sound
 */
export function refuserAbsence(modele: ModeleCompteRendu): void {
  const phrases = [
    modele.conclusion.texte,
    modele.urgence,
    modele.lieuDeSoins ?? '',
    modele.prescriptions ?? '',
    ...modele.constats.flatMap((constat) => constat.phrases),
    ...modele.nonVus,
    ...modele.muqueuse.map(({ description }) => description),
    ...modele.soinsConseilles,
    ...modele.conseilsHygiene,
    ...modele.actes,
    ...modele.images.flatMap((image) => image.reperes.map(({ legende }) => legende)),
  ];
  if (phrases.some((phrase) => ABSENCE.test(phrase))) throw new FormulationInterdite();
}
