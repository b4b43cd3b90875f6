import type { CompteRenduLuT } from '@orapont/contract/compte-rendu';
import { formaterDate, heureParis, jourParis } from '@orapont/domain/dates';
import { FileCheck, FileClock } from 'lucide-react';
import { Link } from 'react-aria-components/Link';
import { Card } from '../../ui/Card.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { T } from './textes.ts';

/** Every version stays; the one in force says so. */
export function Versions({ cr }: { readonly cr: CompteRenduLuT }) {
  if (cr.versions.length < 2) return null;
  return (
    <Card title={T.versions}>
      <Timeline
        entries={cr.versions.toReversed().map(({ id, numeroVersion, signeLe, courante, motif }) => ({
          id,
          title: (
            <Link href={`/comptes-rendus/${id}`}>
              {T.version(numeroVersion)}, {courante ? T.courante : T.remplacee}
            </Link>
          ),
          date: `${formaterDate(jourParis(signeLe))} à ${heureParis(signeLe)}`,
          dateTime: signeLe,
          tone: courante ? 'success' : 'neutral',
          icon: courante ? <FileCheck /> : <FileClock />,
          ...(motif ? { children: `${T.motifCorrection}\u00a0: ${motif}` } : {}),
        }))}
      />
    </Card>
  );
}
