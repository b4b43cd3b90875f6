import type { CodeQualite } from '@orapont/domain/captation/qualite';
import type { Vue } from '@orapont/domain/captation/vue';
import { Lightbulb } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { T } from '../textes.ts';
import { Guide } from './Guide.tsx';
import styles from './Visee.module.css';

interface ViseeProps {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly vue: Vue;
  readonly isHidden: boolean;
  readonly isFrozen: boolean;
  /** A picture was taken: the outline has done its work. */
  readonly isStill: boolean;
  readonly conseil: (CodeQualite & keyof typeof T.conseils) | undefined;
}

/** The camera, live, with the outline to fill. */
export function Visee({ video, vue, isHidden, isFrozen, isStill, conseil }: ViseeProps) {
  const [ratio, setRatio] = useState(16 / 9);
  return (
    <div className={styles.visee} hidden={isHidden}>
      {/* biome-ignore lint/a11y/useMediaCaption: a live camera without sound has nothing to caption */}
      <video
        ref={video}
        className={styles.video}
        data-fige={isFrozen}
        onResize={({ currentTarget: { videoWidth, videoHeight } }) => {
          if (videoHeight > 0) setRatio(videoWidth / videoHeight);
        }}
        playsInline
        muted
        tabIndex={-1}
        aria-label={T.visee}
      />
      {!isStill && <Guide dessin={vue.dessin} ratio={ratio} />}
      {conseil && (
        <p className={styles.conseil}>
          <Lightbulb aria-hidden="true" />
          {T.conseils[conseil]}
        </p>
      )}
    </div>
  );
}
