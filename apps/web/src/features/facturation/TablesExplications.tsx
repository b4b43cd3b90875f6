import type { FacturationT, SansLigneLueT } from '@orapont/contract/facturation';
import { Clock, MinusCircle } from 'lucide-react';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Status } from '../../ui/Status.tsx';
import { Table } from '../../ui/Table.tsx';
import { euros, jour } from './formats.ts';
import { TEXTES } from './textes.ts';

/** Acts without a line: a money question that stays without an answer is a phone call. */
export function SansLigne({ lignes }: { readonly lignes: readonly SansLigneLueT[] }) {
  return (
    <Table
      caption={TEXTES.sansLigne}
      getKey={({ acteId, nature }) => `${acteId} ${nature}`}
      rows={lignes}
      empty={TEXTES.sansLigneVide}
      columns={[
        {
          id: 'patient',
          label: TEXTES.patient,
          isRowHeader: true,
          isNarrow: true,
          render: ({ patient }) => insecable(patient),
        },
        { id: 'date', label: TEXTES.date, render: ({ date }) => jour(date) },
        { id: 'nature', label: TEXTES.nature, render: ({ nature }) => nature },
        { id: 'praticien', label: TEXTES.praticien, render: ({ praticien }) => praticien },
        {
          id: 'raison',
          label: TEXTES.raison,
          render: ({ motifs }) => motifs.map(({ phrase }) => `${phrase}.`).join(' '),
        },
        {
          id: 'etat',
          label: TEXTES.etatTarif,
          isNarrow: true,
          render: ({ enAttente }) =>
            enAttente ? (
              <Status tone="attention" icon={<Clock aria-hidden="true" />}>
                {TEXTES.enAttente}
              </Status>
            ) : (
              <Status tone="neutral" icon={<MinusCircle aria-hidden="true" />}>
                {TEXTES.definitif}
              </Status>
            ),
        },
      ]}
    />
  );
}

export function Tarifs({ tarifs }: { readonly tarifs: FacturationT['tarifs'] }) {
  return (
    <Disclosure title={TEXTES.tarifs}>
      <Table
        caption={TEXTES.tarifs}
        isCaptionHidden={true}
        getKey={({ code, zone, du }) => `${code} ${zone} ${du}`}
        rows={tarifs}
        columns={[
          { id: 'code', label: TEXTES.code, render: ({ code, zone }) => `${code}, ${TEXTES.zone[zone]}` },
          { id: 'montant', label: TEXTES.montant, align: 'end', render: ({ centimes }) => euros(centimes) },
          { id: 'du', label: TEXTES.tarifDu, render: ({ du }) => jour(du) },
          {
            id: 'etat',
            label: TEXTES.etatTarif,
            render: ({ applique, statut }) => {
              if (applique) return TEXTES.applique;
              return statut === 'A_VERIFIER' ? TEXTES.aVerifier : TEXTES.nonApplique;
            },
          },
          { id: 'source', label: TEXTES.source, render: ({ source }) => source },
        ]}
      />
    </Disclosure>
  );
}

/** The number of a request is read on the telephone: it is not cut at the end of a line. */
const insecable = (texte: string): string => texte.replaceAll('-', '\u2011');
