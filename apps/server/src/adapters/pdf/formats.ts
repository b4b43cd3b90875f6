import type { Instant, JourCivil } from '../../features/compte-rendu/ports.ts';

const PARIS = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** « 21/11/2026 à 14 h 30 », in Paris whatever the machine's zone. @rule ANS-02 @source R.6316-4 CSP (date and hour) */
export function dateEtHeure(instant: Instant): string {
  const parties = new Map(PARIS.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const lire = (type: Intl.DateTimeFormatPartTypes) => parties.get(type) ?? '';
  return `${lire('day')}/${lire('month')}/${lire('year')} à ${Number(lire('hour'))}\u00a0h\u00a0${lire('minute')}`;
}

/** « 28/03/1979 ». */
export function jour(date: JourCivil): string {
  const [annee = '', mois = '', quantieme = ''] = date.split('-');
  return `${quantieme}/${mois}/${annee}`;
}

/** Digits of an RPPS, FINESS or SIRET are read in one piece; an INS is read in groups: `2 79 03 51 215 189 89`. */
export function matriculeLisible(matricule: string, cle: string): string {
  return [...matricule.replace(/^(.)(..)(..)(..)(...)(...)$/u, '$1 $2 $3 $4 $5 $6').split(' '), cle]
    .filter(Boolean)
    .join('\u00a0');
}
