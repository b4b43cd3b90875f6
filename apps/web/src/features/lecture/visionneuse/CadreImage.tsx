import { useId, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Apercu } from './Apercu.tsx';
import { SaisieTexte } from './annotations/SaisieTexte.tsx';
import styles from './CadreImage.module.css';
import { FiltreBlanc } from './FiltreBlanc.tsx';
import { Legende } from './Legende.tsx';
import { filtreCss } from './lumiere.ts';
import { versImage } from './moteur.ts';
import type { CadreImageProps } from './proprietes-cadre.ts';
import { Surcouches } from './Surcouches.tsx';
import { TEXTES_VISIONNEUSE as T } from './textes.ts';
import { useGestesCadre } from './useGestesCadre.ts';
import { useMoteur } from './useMoteur.ts';

/** One picture: frame of fixed size from the first paint, zooming engine loaded on demand, pins and drawings above. */
export function CadreImage(props: CadreImageProps) {
  const { image, reglages, actif, nom, onActif } = props;
  const idFiltre = `blanc-${useId().replaceAll(/[^\w-]/g, '')}`;
  const [vue, setVue] = useState('');
  const moteur = useMoteur({ ...props, onClic: (point) => gestes.surClic(point) });
  const { etat, matrice } = moteur;
  const gestes = useGestesCadre(props, moteur);
  const montree = etat === 'affichee' || vue === image.id;
  return (
    <section
      className={styles.boite}
      aria-label={nom}
      data-actif={actif || undefined}
      data-affichee={montree || undefined}
      style={{ '--filtre': filtreCss(reglages, idFiltre) } as React.CSSProperties}
    >
      <FiltreBlanc id={idFiltre} lumiere={reglages} />
      <div
        ref={gestes.cadre}
        className={styles.cadre}
        data-pose={gestes.vise || undefined}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the frame takes the arrow keys (pan, crosshair)
        tabIndex={0}
        role="application"
        aria-roledescription="image à parcourir"
        aria-label={image.vue.libelle}
        onKeyDown={gestes.onKeyDown}
        onFocus={onActif}
        onPointerDown={onActif}
        onPointerMove={gestes.suivrePointeur}
      >
        {etat === 'chargement' && (
          <Apercu
            image={image}
            reglages={reglages}
            onAffichee={() => {
              setVue(image.id);
              props.onApercu?.();
            }}
          />
        )}
        <div ref={moteur.toile} className={styles.toile} />
        {etat === 'affichee' && <Surcouches {...props} matrice={matrice} gestes={gestes} />}
        {!montree && etat === 'chargement' && (
          <p className={styles.attente} role="status">
            {T.chargement(image.vue.libelle)}
          </p>
        )}
        {gestes.consigne && <Consigne texte={gestes.consigne} ou={versImage(matrice, gestes.trace.mire)} />}
      </div>
      {gestes.texte && <SaisieTexte onValider={gestes.ecrire} onAbandonner={gestes.abandonnerTexte} />}
      {etat === 'erreur' && (
        <div className={styles.erreur} role="alert">
          <p>
            <strong>{T.erreur(image.vue.libelle)}</strong>
          </p>
          <p>{T.erreurAide}</p>
          <Button variant="secondary" onPress={moteur.reessayer}>
            {T.reessayer}
          </Button>
        </div>
      )}
      <Legende image={image} reglages={reglages} originale={moteur.originale} onFilm={props.onFilm} />
    </section>
  );
}

/** What the keys do now, and, for who does not see the crosshair, where it stands. */
function Consigne({ texte, ou }: { readonly texte: string; readonly ou: { x: number; y: number } }) {
  return (
    <p className={styles.consigne} role="status">
      {texte}
      <span className={styles.cache}>{T.positionMire(100 * ou.x, 100 * ou.y)}</span>
    </p>
  );
}
