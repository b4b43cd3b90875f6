import { Button, type ButtonProps } from 'react-aria-components/Button';

interface BasculeProps extends Omit<ButtonProps, 'onPress' | 'aria-pressed'> {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

/** A button that stays pressed. The library's own knows of groups and toolbars, and weighs five times as much. */
export function Bascule({ isSelected, onChange, ...props }: BasculeProps) {
  return (
    <Button
      {...props}
      aria-pressed={isSelected}
      data-selected={isSelected || undefined}
      onPress={() => onChange(!isSelected)}
    />
  );
}
