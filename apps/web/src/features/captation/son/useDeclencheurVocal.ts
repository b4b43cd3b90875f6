import { useEffect, useRef, useState } from 'react';

/** What browsers have of the Web Speech API; the DOM types leave it out. */
type Reconnaissance = EventTarget & {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  processLocally: boolean;
  onresult: ((evenement: { results: ArrayLike<ArrayLike<{ transcript: string }>> }) => void) | null;
  onend: (() => void) | null;
  onerror: ((evenement: { error: string }) => void) | null;
  start(): void;
  stop(): void;
};
type Fabrique = {
  new (): Reconnaissance;
  available?(options: { langs: readonly string[]; processLocally: boolean }): Promise<string>;
};

const SANS_RECOURS: readonly string[] = [
  'not-allowed',
  'service-not-allowed',
  'audio-capture',
  'language-not-supported',
];

const fabrique = (): Fabrique | undefined => (window as { SpeechRecognition?: Fabrique }).SpeechRecognition;

/**
 * « Photo » said aloud presses the shutter. Only where the device itself understands speech: the room is not sent to anyone
 * (docs/decisions/0013).
 */
export function useDeclencheurVocal(actif: boolean, declencher: () => void): boolean {
  const [possible, setPossible] = useState(false);
  const geste = useRef(declencher);
  geste.current = declencher;

  useEffect(() => {
    void fabrique()
      ?.available?.({ langs: ['fr-FR'], processLocally: true })
      .then(
        (etat) => setPossible(etat === 'available'),
        () => setPossible(false),
      );
  }, []);

  useEffect(() => {
    const Reconnaitre = fabrique();
    if (!actif || !possible || !Reconnaitre) return;
    const oreille = new Reconnaitre();
    let fini = false;
    let obei = false;
    oreille.lang = 'fr-FR';
    oreille.continuous = true;
    oreille.interimResults = true;
    oreille.processLocally = true;
    oreille.onresult = ({ results }) => {
      const dernier = results[results.length - 1]?.[0]?.transcript ?? '';
      if (obei || !/\bphoto\b/i.test(dernier)) return;
      // The word comes several times, guessed, then sure.
      obei = true;
      geste.current();
      oreille.stop();
    };
    // Refused, it would be refused again and again.
    oreille.onerror = ({ error }) => {
      if (!SANS_RECOURS.includes(error)) return;
      fini = true;
      setPossible(false);
    };
    // It stops by itself after a silence, and after each word that was obeyed.
    oreille.onend = () => {
      obei = false;
      if (!fini) oreille.start();
    };
    oreille.start();
    return () => {
      fini = true;
      oreille.stop();
    };
  }, [actif, possible]);
  return possible;
}
