/**
 * What a log may keep of an address or a subject: the domain, or the fixed prefix. An address at
 * patient.mssante.fr is an INS, and a subject names the patient.
 *
 * @source INS/va1.53; `reference/security.md` threat 21
 */
export function masquer(adresseOuObjet: string): string {
  const domaine = /^[^\s@]+@([a-z0-9.-]+)$/iu.exec(adresseOuObjet)?.[1];
  if (domaine) return `…@${domaine}`;
  return /^(?:\[Annule et remplace\] )?XDM\/1\.0\/DDM\+/u.exec(adresseOuObjet)?.[0].concat('…') ?? '…';
}
