import { useEffect } from 'react';

/**
 * The whole window takes the neutral greys of the reading room while a picture is judged: a white or teal frame around it changes
 * what a colour looks like. Dialogs opened above take them too, since they hang from the body.
 *
 * @source DESIGN « The look »
 */
export function useAmbianceLecture(): void {
  useEffect(() => {
    document.body.dataset['ambiance'] = 'lecture';
    return () => {
      delete document.body.dataset['ambiance'];
    };
  }, []);
}
