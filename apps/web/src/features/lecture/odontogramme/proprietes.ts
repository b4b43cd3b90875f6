import type { Commande } from '@orapont/domain/bouche/commandes';
import type { CodeFdi } from '@orapont/domain/bouche/dents';
import type { Face } from '@orapont/domain/bouche/faces';
import type { ObservationBouche } from '@orapont/domain/bouche/observation';

/** Where the reader stands on the chart. */
export interface Curseur {
  readonly dent: CodeFdi;
  readonly face?: Face | undefined;
}

export interface OdontogrammeProps {
  readonly chart: ObservationBouche;
  /** One gesture, to be applied whole; absent on screens that only show the chart. */
  readonly onCommandes?: ((commandes: readonly Commande[]) => void) | undefined;
  readonly curseur?: Curseur | undefined;
  readonly onCurseur?: ((curseur: Curseur) => void) | undefined;
  /** Enter or Space on a tooth. */
  readonly onOuvrir?: ((dent: CodeFdi) => void) | undefined;
  readonly onAnnuler?: (() => void) | undefined;
  readonly onRetablir?: (() => void) | undefined;
  /** Crowns only, no legend: for a record's summary. */
  readonly compact?: boolean;
  readonly legende?: boolean;
  /** Single-letter keys; arrows and Enter always work. */
  readonly raccourcis?: boolean;
}
