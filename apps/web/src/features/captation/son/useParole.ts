import { useCallback, useEffect, useRef, useState } from 'react';
import { jouer, taire } from '../../../parole/audio.ts';
import { biper } from './bips.ts';

/**
 * Sentences said aloud in French: by a voice of the device, otherwise by their recording, otherwise a sound says that there is
 * something to read. What is said is on the screen too.
 */
export function useParole(voulue: boolean) {
  const voix = useRef<SpeechSynthesisVoice>(undefined);
  const [aUneVoix, setAUneVoix] = useState(false);
  const retenir = useCallback((trouvee: SpeechSynthesisVoice | undefined) => {
    voix.current = trouvee;
    setAUneVoix(trouvee !== undefined);
  }, []);

  useEffect(() => {
    if (!('speechSynthesis' in window)) return taire;
    const chercher = () => {
      const francaises = speechSynthesis.getVoices().filter(({ lang }) => /^fr\b/i.test(lang));
      // A voice of the device itself: no sentence leaves it.
      retenir(francaises.find(({ localService }) => localService));
    };
    chercher();
    speechSynthesis.addEventListener('voiceschanged', chercher);
    return () => {
      speechSynthesis.removeEventListener('voiceschanged', chercher);
      speechSynthesis.cancel();
      taire();
    };
  }, [retenir]);

  const dire = useCallback(
    (phrase: string) => {
      if (!voulue) return;
      if (!voix.current) return void direEnregistree(phrase);
      prononcer(phrase, voix.current, () => {
        // A voice that fails once will fail again.
        retenir(undefined);
        void direEnregistree(phrase);
      });
    },
    [voulue, retenir],
  );
  return { dire, aUneVoix };
}

function prononcer(phrase: string, voix: SpeechSynthesisVoice, enEchec: () => void): void {
  const parole = new SpeechSynthesisUtterance(phrase);
  parole.voice = voix;
  parole.lang = voix.lang;
  parole.rate = 0.95;
  parole.onerror = ({ error }) => {
    if (error !== 'interrupted' && error !== 'canceled') enEchec();
  };
  speechSynthesis.cancel();
  speechSynthesis.speak(parole);
}

/** Loaded at the first sentence that no voice says. */
async function direEnregistree(phrase: string): Promise<void> {
  try {
    const adresse = (await import('../../../parole/enregistrees.ts')).adresseDe(phrase);
    if (adresse) return await jouer(adresse);
  } catch {
    // Not on this device, and no network: it is to be read.
  }
  taire();
  biper('A_LIRE');
}
