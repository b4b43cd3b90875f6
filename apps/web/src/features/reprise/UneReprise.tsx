import { lireRapport, MODES_REPRISE, type RepriseT, SORTS, type Sort } from '@orapont/contract/reprise';
import { FileSpreadsheet } from 'lucide-react';
import { adresse } from '../../kernel/call.ts';
import { quand } from '../../kernel/dates.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Table } from '../../ui/Table.tsx';
import type { Geste } from './requetes.ts';
import { enNombre, TEXTES as T } from './textes.ts';

interface Props {
  readonly organisationId: string;
  readonly reprise: RepriseT;
  readonly onDecider: (quoi: Geste['quoi']) => void;
}

/** One archive: what it would become, or what it became, and what a person should read. */
export function UneReprise({ organisationId, reprise, onDecider }: Props) {
  const { id: repriseId, etat, refus, comptes, ecarts } = reprise;
  const aReprendre = comptes.some(({ sort }) => sort === 'A_CREER');
  const examinee = comptes.length > 0;
  return (
    <Card
      title={T.deposee(quand(reprise.deposeLe), reprise.deposePar)}
      {...(examinee
        ? {
            footer: (
              <>
                {etat === 'EXAMINEE' && aReprendre && (
                  <Button onPress={() => onDecider('accorder')}>{T.gestes.accorder.bouton}</Button>
                )}
                {etat === 'EXAMINEE' && (
                  <Button variant="secondary" onPress={() => onDecider('ecarter')}>
                    {T.gestes.ecarter.bouton}
                  </Button>
                )}
                <LinkButton
                  href={adresse(lireRapport, { id: organisationId, repriseId })}
                  variant="secondary"
                  download="rapport-reprise.csv"
                  icon={<FileSpreadsheet aria-hidden="true" />}
                >
                  {T.rapport}
                </LinkButton>
              </>
            ),
          }
        : {})}
    >
      <Stack>
        {etat === 'EXAMEN' || etat === 'EN_COURS' ? (
          <ProgressBar label={T.etats[etat]} {...avancementDe(reprise)} />
        ) : (
          <p>
            <strong>{T.etats[etat]}</strong>
            {refus !== null && `\u00a0: ${refus}`}
          </p>
        )}
        <p>
          {T.vers(reprise.site)}
          {reprise.source !== null && (
            <>
              <br />
              {T.genre(MODES_REPRISE[reprise.source])}
            </>
          )}
        </p>
        {etat === 'EXAMINEE' && !aReprendre && <p>{T.rienAReprendre}</p>}
        {comptes.length > 0 && (
          <DescriptionList
            items={enOrdre(comptes).map(({ sort, nombre }) => ({
              term: SORTS[sort],
              definition: enNombre(nombre),
            }))}
          />
        )}
        {ecarts.length > 0 && (
          <Table
            caption={T.ecarts}
            rows={ecarts}
            getKey={({ chemin }) => chemin}
            columns={[
              { id: 'fichier', label: T.fichier, isRowHeader: true, render: ({ chemin }) => chemin },
              { id: 'sort', label: T.sort, render: ({ sort }) => SORTS[sort] },
              { id: 'motif', label: T.motif, render: ({ motif }) => motif },
            ]}
          />
        )}
        {ecarts.length === 100 && <p>{T.premiers}</p>}
      </Stack>
    </Card>
  );
}

const ORDRE = Object.keys(SORTS) as Sort[];
const enOrdre = (comptes: RepriseT['comptes']): RepriseT['comptes'] =>
  comptes.toSorted((a, b) => ORDRE.indexOf(a.sort) - ORDRE.indexOf(b.sort));

/** How much of what was promised is done; unknown while it is looked into. */
function avancementDe({ etat, comptes }: RepriseT): { value?: number } {
  if (etat !== 'EN_COURS') return {};
  const nombre = (voulu: Sort) => comptes.find(({ sort }) => sort === voulu)?.nombre ?? 0;
  const [faits, restants] = [nombre('CREE'), nombre('A_CREER')];
  return { value: (faits / Math.max(faits + restants, 1)) * 100 };
}
