import type { NatureRecue } from '@orapont/contract/demande-recue';
import { CATEGORIES_ESMS } from '@orapont/domain/identite/categories';
import { estCodeProfession, PROFESSIONS } from '@orapont/domain/identite/professions';
import { Banner } from '../../ui/Banner.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { type Description, DescriptionList } from '../../ui/DescriptionList.tsx';
import { Select } from '../../ui/Select.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { Proposition } from './requetes.ts';
import { TEXTES_DEMANDE as T } from './textes-demande.ts';

const SOIGNANTES = Object.entries(PROFESSIONS)
  .filter(([, { professionnelDeSante }]) => professionnelDeSante)
  .map(([id, { libelle }]) => ({ id, label: libelle }));
const VISEES = CATEGORIES_ESMS.filter(({ alinea }) => alinea === '6' || alinea === '7').map((c) => ({
  id: c.code,
  label: c.libelle,
}));

/** Who asks: what the document says is not typed again, what it leaves out is asked. */
export function RequerantRecu({
  proposition,
  nature,
}: {
  readonly proposition: Proposition;
  readonly nature: NatureRecue;
}) {
  const { requerant } = proposition;
  return (
    <Stack>
      <DescriptionList items={dits(proposition)} />
      <Adresse proposition={proposition} />
      <Stack as="grid">
        {!requerant.nom && <TextField label={T.nom} name="requerant.nom" isRequired={true} />}
        {!requerant.nom && <TextField label={T.prenom} name="requerant.prenom" />}
        {!requerant.profession && (
          <Select label={T.profession} name="requerant.profession" options={SOIGNANTES} isRequired={true} />
        )}
        {!requerant.rpps && (
          <TextField label={T.rpps} name="requerant.rpps" inputMode="numeric" maxLength={11} />
        )}
      </Stack>
      <Structure proposition={proposition} nature={nature} />
    </Stack>
  );
}

function Structure({
  proposition: {
    requerant: { structure },
  },
  nature,
}: {
  readonly proposition: Proposition;
  readonly nature: NatureRecue;
}) {
  const numerotee = Boolean(structure.finess || structure.siret);
  return (
    <Stack as="grid">
      {!structure.nom && <TextField label={T.structure} name="requerant.structure.nom" isRequired={true} />}
      {!numerotee && (
        <TextField label={T.finess} help={T.sansNumero} name="requerant.structure.finess" maxLength={9} />
      )}
      {nature === 'TELEEXPERTISE_ESMS' && (
        <Select
          label={T.categorie}
          help={T.categorieAide}
          name="requerant.structure.categorie"
          options={VISEES}
          isRequired={true}
        />
      )}
    </Stack>
  );
}

function Adresse({ proposition: { adressePubliee } }: { readonly proposition: Proposition }) {
  if (adressePubliee) return <Banner kind="success" title={T.publiee} />;
  return (
    <>
      <Banner kind="attention" title={T.nonPubliee}>
        {T.nonPublieeAide}
      </Banner>
      <Checkbox label={T.adresseVerifiee} name="adresseVerifiee" />
    </>
  );
}

function dits({ requerant, adresse }: Proposition): Description[] {
  const { nom, prenom, profession, rpps, structure } = requerant;
  const libelle = profession && estCodeProfession(profession) ? PROFESSIONS[profession].libelle : profession;
  const paires: readonly (readonly [string, string | null | undefined])[] = [
    [T.nom, nom && [prenom, nom].filter(Boolean).join(' ')],
    [T.profession, libelle],
    [T.rpps, rpps],
    [T.structure, structure.nom],
    [T.finess, structure.finess],
    [T.siret, structure.siret],
    [T.adresse, adresse],
  ];
  return paires.flatMap(([term, definition]) => (definition ? [{ term, definition }] : []));
}
