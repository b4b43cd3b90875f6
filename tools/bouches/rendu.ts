import {
  type BufferGeometry,
  DepthTexture,
  FloatType,
  HalfFloatType,
  Mesh,
  NearestFilter,
  OrthographicCamera,
  type PerspectiveCamera,
  PlaneGeometry,
  Scene,
  ShaderMaterial,
  Vector2,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three';
import { ECLAIRER, type Eclairage, reglages } from './matiere.ts';

const PLEIN = 'varying vec2 vU; void main(){ vU=uv; gl_Position=vec4(position.xy,0.,1.); }';
const OMBRE = /* glsl */ `
precision highp float; varying vec2 vU; uniform sampler2D tC; uniform sampler2D tZ; uniform vec2 px; uniform float pres; uniform float loin; uniform float echelle; uniform float net;
float prof(vec2 u){ float d=texture2D(tZ,u).x*2.-1.; return 2.*pres*loin/(loin+pres-d*(loin-pres)); }
float h(vec2 p){ return fract(sin(dot(p,vec2(12.9898,78.233)))*43758.5453); }
void main(){ float z=prof(vU); vec2 dz=vec2(prof(vU+vec2(px.x,0.))-prof(vU-vec2(px.x,0.)),prof(vU+vec2(0.,px.y))-prof(vU-vec2(0.,px.y)))*.5;
  dz=clamp(dz,-.12,.12); float o=0.; float ph=fract(52.9829189*fract(dot(gl_FragCoord.xy,vec2(.06711056,.00583715))))*6.283;
  for(int i=0;i<20;i++){ float f=(float(i)+.5)/20.; float a=ph+float(i)*2.399; float r=f*f*echelle+2.; vec2 d=vec2(cos(a),sin(a))*r;
    float zs=prof(vU+d*px); float attendu=z+dot(dz,d); float dif=attendu-zs; o+=smoothstep(.12,1.3,dif)*(1.-smoothstep(4.,11.,dif)); }
  float ao=1.-clamp(o/20.*1.15,0.,.85); vec3 c=texture2D(tC,vU).rgb; c*=pow(vec3(ao),vec3(.85,1.25,1.25));
  gl_FragColor=vec4(c,clamp((z-net)/22.,-1.,1.)); }`;
const PHOTO = /* glsl */ `
precision highp float; varying vec2 vU; uniform sampler2D t; uniform vec2 px; uniform float expo; uniform vec3 balance; uniform float grain; uniform float vign; uniform int miroir; uniform vec3 alentour; uniform float flou;
float h(vec2 p){ vec3 q=fract(vec3(p.xyx)*.1031); q+=dot(q,q.yzx+33.33); return fract((q.x+q.y)*q.z); }
vec3 ton(vec3 x){ x*=expo; return (x*(2.3*x+.06))/(x*(2.1*x+.62)+.14); }
void main(){ vec2 u=vU; vec4 c0=texture2D(t,u); float coc=abs(c0.a); float r=(.55+flou*smoothstep(.12,1.,coc)*7.)/px.y*px.y;
  vec3 s=c0.rgb*1.2; float w=1.2; vec3 ecl=vec3(0.);
  for(int i=0;i<24;i++){ float f=sqrt((float(i)+.5)/24.); float a=float(i)*2.399; vec2 d=vec2(cos(a),sin(a))*f; vec4 q=texture2D(t,u+d*px*r);
    float k=abs(q.a)+.15>=coc*.6?1.:.25; s+=q.rgb*k; w+=k; vec3 g=texture2D(t,u+d*px*26.).rgb; ecl+=max(g-1.1,0.); }
  vec3 c=s/w+ecl/24.*.22; vec2 v=(u-.5)*vec2(1.,.8); float d2=dot(v,v); c*=balance*(1.-vign*smoothstep(.1,.5,d2));
  if(miroir!=0){ float b=float(miroir)*(u.y-.5)+.40+.16*(u.x-.5)*(u.x-.5)*(u.x-.5)*4.-.30*(u.x-.5)*(u.x-.5); float bord=smoothstep(.0,.004,b);
    vec3 hors=mix(vec3(.13,.045,.04),vec3(.30,.15,.11),smoothstep(.0,1.,u.x+.35*sin(u.x*5.)+b*2.))*.55*alentour; c=mix(hors,c,bord);
    float lis=smoothstep(.012,.0,abs(b-.004)); c=mix(c,vec3(.55,.52,.5)*alentour*(.35+.65*smoothstep(.2,.7,u.x)),lis*.75); }
  c=ton(c); c=mix(vec3(dot(c,vec3(.3,.59,.11))),c,.86); c=pow(c,vec3(1./2.2)); float L=dot(c,vec3(.3,.6,.1));
  vec2 g=gl_FragCoord.xy; vec3 b=vec3(h(g)+h(g+71.)-1.,h(g+13.)+h(g+97.)-1.,h(g+29.)+h(g+113.)-1.); vec2 g2=floor(g*.5); float b2=h(g2+5.)+h(g2+51.)-1.;
  c+=(b*.5+b2)*grain*(1.15-.7*L); gl_FragColor=vec4(c,1.); }`;

export type Prise = {
  expo: number;
  balance: [number, number, number];
  grain: number;
  vign: number;
  miroir: -1 | 0 | 1;
  alentour: [number, number, number];
  flou: number;
  net: number;
};

type Valeurs = Record<string, { value: unknown }>;
const valeurs = (v: object): Valeurs =>
  Object.fromEntries(Object.entries(v).map(([k, value]) => [k, { value }]));

function passe(
  r: WebGLRenderer,
  fragmentShader: string,
  uniforms: Valeurs,
  vers: WebGLRenderTarget | null,
): void {
  const s = new Scene();
  const m = new ShaderMaterial({ vertexShader: PLEIN, fragmentShader, uniforms, depthTest: false });
  const plan = new Mesh(new PlaneGeometry(2, 2), m);
  plan.frustumCulled = false;
  s.add(plan);
  r.setRenderTarget(vers);
  r.render(s, new OrthographicCamera());
  m.dispose();
}

const transparents = (scene: Scene): Mesh<BufferGeometry, ShaderMaterial>[] =>
  scene.children.filter(
    (o): o is Mesh<BufferGeometry, ShaderMaterial> => o instanceof Mesh && o.renderOrder > 1,
  );

/** Scene to photograph: survey, light, contact shadows, depth of field, flash bloom, tone curve, sensor noise. */
export function photographier(
  r: WebGLRenderer,
  scene: Scene,
  cam: PerspectiveCamera,
  l: Eclairage,
  p: Prise,
): void {
  const { x: largeur, y: hauteur } = r.getSize(new Vector2());
  const px = new Vector2(1 / largeur, 1 / hauteur);
  const releve = new WebGLRenderTarget(largeur, hauteur, {
    count: 4,
    type: FloatType,
    minFilter: NearestFilter,
    magFilter: NearestFilter,
    depthTexture: new DepthTexture(largeur, hauteur, FloatType),
  });
  const [tP, tN, tC, tM] = releve.textures;
  const tZ = releve.depthTexture;
  const clairs = transparents(scene);
  for (const m of clairs) m.visible = false;
  r.setRenderTarget(releve);
  r.clear();
  r.render(scene, cam);
  const image = new WebGLRenderTarget(largeur, hauteur, { type: HalfFloatType, depthBuffer: false });
  passe(r, ECLAIRER, { ...reglages(l), ...valeurs({ tP, tN, tC, tM }) }, image);
  const reste = new Scene();
  for (const m of clairs) {
    m.visible = true;
    m.material.uniforms['tZ'] = { value: tZ };
    m.material.uniforms['px'] = { value: px };
    reste.add(m);
  }
  r.setRenderTarget(image);
  r.render(reste, cam);
  const ombre = new WebGLRenderTarget(largeur, hauteur, { type: HalfFloatType, depthBuffer: false });
  passe(
    r,
    OMBRE,
    valeurs({
      px,
      tC: image.texture,
      tZ,
      pres: cam.near,
      loin: cam.far,
      echelle: largeur * 0.035,
      net: p.net,
    }),
    ombre,
  );
  passe(r, PHOTO, valeurs({ px, t: ombre.texture, ...p, flou: p.flou * (largeur / 1600) }), null);
  for (const cible of [releve, image, ombre]) cible.dispose();
}
