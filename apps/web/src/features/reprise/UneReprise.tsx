import { lireRapport, type RepriseT, SORTS } from '@orapont/contract/reprise';
import { FileSpreadsheet } from 'lucide-react';
import { adresse } from '../../kernel/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Table } from '../../ui/Table.tsx';
import { enMoment, enNombre, TEXTES as T } from './textes.ts';

interface Props {
  readonly organisationId: string;
  readonly reprise: RepriseT;
  readonly onAccorder: () => void;
}

/** One archive: what it would become, or what it became, and what a person should read. */
export function UneReprise({ organisationId, reprise, onAccorder }: Props) {
  const { id: repriseId, etat, refus, comptes, ecarts } = reprise;
  const examinee = etat !== 'EXAMEN' && etat !== 'REFUSEE';
  return (
    <Card
      title={T.deposee(enMoment(reprise.deposeLe), reprise.deposePar)}
      {...(examinee
        ? {
            footer: (
              <>
                {etat === 'EXAMINEE' && <Button onPress={onAccorder}>{T.accorder}</Button>}
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
          <ProgressBar label={T.etats[etat]} />
        ) : (
          <p>
            <strong>{T.etats[etat]}</strong>
            {refus !== null && `\u00a0: ${refus}`}
          </p>
        )}
        <p>{T.vers(reprise.site)}</p>
        {comptes.length > 0 && (
          <DescriptionList
            items={comptes.map(({ sort, nombre }) => ({ term: SORTS[sort], definition: enNombre(nombre) }))}
          />
        )}
        {ecarts.length > 0 && (
          <Table
            caption={T.ecarts}
            rows={ecarts}
            getKey={({ chemin }) => chemin}
            columns={[
              { id: 'motif', label: T.motif, isRowHeader: true, render: ({ motif }) => motif },
              { id: 'sort', label: T.sort, render: ({ sort }) => SORTS[sort] },
              { id: 'fichier', label: T.fichier, render: ({ chemin }) => chemin },
            ]}
          />
        )}
        {ecarts.length === 100 && <p>{T.premiers}</p>}
      </Stack>
    </Card>
  );
}
