import type { Ref } from 'react';
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import { cx } from './cx.ts';
import styles from './Field.module.css';
import { TextFrame, type TextFrameProps } from './TextFrame.tsx';

export interface TextAreaProps extends Omit<TextFrameProps, 'type'> {
  readonly inputRef?: Ref<HTMLTextAreaElement>;
  readonly rows?: number;
}

/** Several lines of text; the person may make it taller. */
export function TextArea({ inputRef, rows, ...frame }: TextAreaProps) {
  return (
    <TextFrame {...frame}>
      <AriaTextArea ref={inputRef ?? null} rows={rows ?? 4} className={cx(styles.control, styles.area)} />
    </TextFrame>
  );
}
