import { useCallback, useEffect, useState } from 'react';

/** Sentences said aloud in French, when the device has a voice for it. What is said is on the screen too. */
export function useParole(voulue: boolean) {
  const [voix, setVoix] = useState<SpeechSynthesisVoice>();

  useEffect(() => {
    if (!('speechSynthesis' in window)) return;
    const chercher = () => {
      const francaises = speechSynthesis.getVoices().filter(({ lang }) => /^fr\b/i.test(lang));
      // A voice of the device itself: no sentence leaves it.
      setVoix(francaises.find(({ localService }) => localService));
    };
    chercher();
    speechSynthesis.addEventListener('voiceschanged', chercher);
    return () => {
      speechSynthesis.removeEventListener('voiceschanged', chercher);
      speechSynthesis.cancel();
    };
  }, []);

  const dire = useCallback(
    (phrase: string) => {
      if (!voulue || !voix) return;
      const parole = new SpeechSynthesisUtterance(phrase);
      parole.voice = voix;
      parole.lang = voix.lang;
      parole.rate = 0.95;
      // A voice that fails once will fail again: it is given up, the sentence is read.
      parole.onerror = ({ error }) => {
        if (error !== 'interrupted' && error !== 'canceled') setVoix(undefined);
      };
      speechSynthesis.cancel();
      speechSynthesis.speak(parole);
    },
    [voulue, voix],
  );
  return { dire, possible: voix !== undefined };
}
