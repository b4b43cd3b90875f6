import type { Annotation } from '@orapont/domain/bouche/annotation';
import type { RefObject } from 'react';
import type { LigneAide } from './gestes-visionneuse.ts';
import type { ImageDeLecture, RepereAffiche } from './modele.ts';
import type { CreerMoteur } from './moteur.ts';

export interface VisionneuseProps {
  /** In mouth order. */
  readonly images: readonly ImageDeLecture[];
  /** The same person's pictures of earlier dates, newest first. */
  readonly anterieures?: readonly ImageDeLecture[];
  /** More are announced than there are to see: they are being prepared. */
  readonly enPreparation?: boolean;
  readonly active: string;
  readonly onActive: (id: string) => void;
  /** Pictures that show what is pointed at on the chart; without it, none is set apart. */
  readonly lueurs?: ReadonlySet<string> | undefined;
  readonly reperes: readonly RepereAffiche[];
  readonly selection?: string | undefined;
  /** Asked for again: the selected pin is shown again, wherever the reader went meanwhile. */
  readonly fois?: number | undefined;
  readonly onSelection?: (repereId: string) => void;
  /** What a new pin will belong to, e.g. « Dent 16, face occlusale »; without it no pin can be placed. */
  readonly ciblePose?: string | undefined;
  readonly onRepere?: (repere: Annotation & { readonly mediaId: string }) => void;
  readonly onChanger?: (id: string, annotation: Annotation) => void;
  readonly onRetirer?: (id: string) => void;
  readonly raccourcis?: boolean;
  /** Where the keys that do something now can be asked for. */
  readonly aide?: RefObject<() => readonly LigneAide[]>;
  readonly chargerMoteur?: () => Promise<CreerMoteur>;
}
