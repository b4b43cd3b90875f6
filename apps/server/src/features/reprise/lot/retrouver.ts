import type { Bd, Tx } from '../../../kernel/bd.ts';
import type { Retrouver } from './en-pieces.ts';
import type { IdentiteLue, InsLue } from './ports.ts';

/** What the rules of received documents look at. */
type Traits = Pick<
  IdentiteLue,
  'nomNaissance' | 'prenoms' | 'nomUtilise' | 'prenomUtilise' | 'dateNaissance' | 'sexe'
> & { readonly lieuNaissance: string | null; readonly ins: InsLue | null };

/**
 * Whom a file designates for certain among the records of the organisation: by the rules of what comes by secure mail, no others.
 *
 * @rule ID-INS
 */
export const retrouverPar =
  (
    { bd }: { readonly bd: Bd },
    reconnaitre: (tx: Tx, traits: Traits) => Promise<{ readonly certaine: string | undefined }>,
  ): Retrouver =>
  async (organisationId, { identite, ins }) => {
    const traits = { ...identite, lieuNaissance: identite.lieuNaissanceCog, ins };
    return (await bd.organisation({ organisationId }, (tx) => reconnaitre(tx, traits))).certaine;
  };
