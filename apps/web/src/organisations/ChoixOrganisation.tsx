import { Select } from '../ui/Select.tsx';
import type { useOrganisationReglee } from './requetes.ts';

/** Which organisation, when there is a choice. */
export function ChoixOrganisation({
  organisations = [],
  choisie,
  choisir,
}: ReturnType<typeof useOrganisationReglee>) {
  if (organisations.length < 2 || !choisie) return null;
  return (
    <Select
      label="Organisation"
      options={organisations.map(({ id, nom }) => ({ id, label: nom }))}
      value={choisie.id}
      onChange={(id) => choisir(String(id))}
    />
  );
}
