import type { Ref } from 'react';
import { Input } from 'react-aria-components/Input';
import { cx } from './cx.ts';
import styles from './Field.module.css';
import { TextFrame, type TextFrameProps } from './TextFrame.tsx';

export interface TextFieldProps extends TextFrameProps {
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly placeholder?: string;
}

/** One line of text. */
export function TextField({ inputRef, placeholder, ...frame }: TextFieldProps) {
  return (
    <TextFrame {...frame}>
      <Input
        ref={inputRef ?? null}
        className={cx(styles.control)}
        {...(placeholder ? { placeholder } : {})}
      />
    </TextFrame>
  );
}
