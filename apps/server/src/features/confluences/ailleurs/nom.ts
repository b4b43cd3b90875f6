import type { NomExterieur } from '../ports.ts';

export const memeNom = (a: NomExterieur, b: NomExterieur): boolean =>
  a.systeme === b.systeme && a.valeur === b.valeur;

/** The name of a request there: that of its act, which says nothing of the person. */
export const nomDe = ({ origine }: { readonly origine: string }, acteId: string): NomExterieur => ({
  systeme: `${origine}/fhir/NamingSystem/demande`,
  valeur: acteId,
});
